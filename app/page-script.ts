/**
 * What holds on every page, also where no other script is or all of it broke: a few lines of ES5 within the document.
 *
 * - Card numbers, security codes and one-time codes are forgotten when the page goes away, so also in the browser's
 *   memory of pages; and when the payer comes Back to a form that the browser has filled in again (stack.md 9.3).
 * - A page that comes back out of that memory is not believed: it asks for the state, and is loaded anew when that is
 *   another one. What was typed for a payment that still stands is kept. Without an answer (no network) it stays: it
 *   can't send anything either, and the server decides about every press. Source: devices.md 4.2.
 * - A link into an app says "again" once it was pressed: the page stays behind it.
 */
export const pageScript = `(function(w,d){try{
function forget(){var l=d.querySelectorAll('[autocomplete~="cc-number"],[autocomplete~="cc-csc"],[autocomplete~="one-time-code"]');for(var i=0;i<l.length;i++)if(l[i].value){l[i].value="";l[i].dispatchEvent(new Event("input",{bubbles:true}))}}
function cameBack(){var n=performance.getEntriesByType("navigation")[0];return n&&n.type==="back_forward"&&!/^(INPUT|SELECT|TEXTAREA)$/.test((d.activeElement||{}).tagName)}
function look(m){if(!m||!w.fetch)return location.reload();fetch(m.getAttribute("data-state"),{cache:"no-store"}).then(function(r){return r.ok?r.json():{}}).then(function(s){if(s.version!==m.getAttribute("data-version"))location.reload()},function(){})}
w.addEventListener("pagehide",forget);
w.addEventListener("pageshow",function(e){if(e.persisted){forget();look(d.querySelector("main[data-state]"))}else if(cameBack())forget()});
d.addEventListener("click",function(e){for(var n=e.target;n&&n.getAttribute;n=n.parentNode)if(n.getAttribute("data-opens"))n.setAttribute("data-pressed","")});
}catch(e){}})(self,document)`.replaceAll("\n", "");
