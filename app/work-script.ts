/**
 * Finds the number that a pass asks for (lib/security/pass.ts), in the page of a shop whose payments are under attack
 * and in no other: a few inline lines with the policy's nonce, so that no chunk grows for it. Written for the oldest
 * engine. SHA-256 of one block, in slices of twelve milliseconds with rests between: whoever types notices nothing, and
 * is done later than the work. Who was quicker waits in the form, with a word at the button, and is sent on by itself.
 *
 * Source: FIPS 180-4; the constants are its roots of primes.
 */
export const workScript = `(function(d){try{
var i=d.querySelector("input[data-bits]"),f=i&&i.form;if(!f)return;
var M=i.getAttribute("data-mark")+"~",B=+i.getAttribute("data-bits"),K=[],H=[],v="",held=0,n=0,p=2,q;
function frac(x){return(x-Math.floor(x))*4294967296|0}
for(;K.length<64;p++){for(q=2;q*q<=p&&p%q;)q++;if(q*q>p){if(H.length<8)H.push(frac(Math.sqrt(p)));K.push(frac(Math.pow(p,1/3)))}}
function rot(x,y){return x>>>y|x<<32-y}
var W=[];
function first(s){var j,a,b,c,e,g,h,k,l,t,u;
for(j=0;j<16;j++)W[j]=0;
for(j=0;j<s.length;j++)W[j>>2]|=s.charCodeAt(j)<<24-j%4*8;
W[j>>2]|=128<<24-j%4*8;W[15]=s.length*8;
a=H[0];b=H[1];c=H[2];e=H[3];g=H[4];h=H[5];k=H[6];l=H[7];
for(j=0;j<64;j++){if(j>15){t=W[j-15];u=W[j-2];W[j]=W[j-16]+W[j-7]+(rot(t,7)^rot(t,18)^t>>>3)+(rot(u,17)^rot(u,19)^u>>>10)|0}
t=l+(rot(g,6)^rot(g,11)^rot(g,25))+(g&h^~g&k)+K[j]+W[j]|0;u=(rot(a,2)^rot(a,13)^rot(a,22))+(a&b^a&c^b&c)|0;
l=k;k=h;h=g;g=e+t|0;e=c;c=b;b=a;a=t+u|0}
return H[0]+a>>>0}
function busy(on){var s=f.querySelector("[role=status]");if(s)s.textContent=on?i.getAttribute("data-busy"):"";if(on)f.setAttribute("data-busy","");else f.removeAttribute("data-busy")}
function go(){busy(0);var e=d.createEvent("Event");e.initEvent("submit",true,true);if(f.dispatchEvent(e))HTMLFormElement.prototype.submit.call(f)}
function step(){var t=Date.now(),j;do for(j=0;j<64;j++)if(first(M+n++)>>>32-B===0){v=i.getAttribute("data-pass")+"~"+(n-1);i.value=v;if(held)go();return}while(Date.now()-t<12);setTimeout(step,held?0:4)}
d.addEventListener("submit",function(e){if(e.target!==f)return;if(v){i.value=v;return}e.preventDefault();e.stopImmediatePropagation();held=1;busy(1)},true);
setTimeout(step,50);
}catch(e){}})(document)`.replaceAll("\n", "");
