/* Checkout inside a shop's frame: tells the page around it how things stand. Without it everything works, unheard. */
(function () {
  "use strict";
  var me = document.currentScript;
  if (!me || window.parent === window) return;
  // The account's own list. Whoever else frames this hears nothing (and the browser would not have shown it).
  var origins = (me.getAttribute("data-origins") || "").split(" ");
  var above = location.ancestorOrigins;
  if (above && above.length)
    origins = origins.filter(function (origin) {
      return origin === above[0];
    });
  var isTaken = false;
  var main = document.querySelector("main[data-step]");
  var invoice = /^\/pay\/([^/]+)/.exec(location.pathname);

  function post(message) {
    origins.forEach(function (origin) {
      window.parent.postMessage(message, origin);
    });
  }
  function say(event, more) {
    var message = {
      source: "checkout",
      event: event,
      invoice: invoice ? decodeURIComponent(invoice[1]) : null,
    };
    for (var name in more) message[name] = more[name];
    post(message);
  }

  var told = 0;
  function measure() {
    var page = document.querySelector("body > .page");
    var height = Math.ceil(document.body.scrollHeight);
    if (page) height = Math.ceil(page.getBoundingClientRect().bottom + window.pageYOffset);
    if (Math.abs(height - told) < 2) return;
    told = height;
    say("height", { height: height });
  }

  window.addEventListener("message", function (event) {
    var data = event.data;
    if (event.source !== window.parent || origins.indexOf(event.origin) < 0) return;
    if (!data || data.source !== "checkout-widget" || data.event !== "hello") return;
    isTaken = data.returns === true;
  });
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a[data-return]") : null;
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    say("return", { kind: link.getAttribute("data-return"), url: link.href });
    // The published widget knows these words and removes the frame.
    post("return");
    post("delete");
    // A shop that listens takes the payer over; every other one gets him by the link.
    if (isTaken) event.preventDefault();
  });
  document.addEventListener("keydown", function (event) {
    if ((event.key === "Escape" || event.key === "Esc") && !event.defaultPrevented) say("escape");
  });

  say("rendered");
  post("rendered");
  if (main) say("status", { status: main.getAttribute("data-kind"), step: main.getAttribute("data-step") });
  measure();
  window.addEventListener("load", measure);
  window.addEventListener("resize", measure);
  if (window.ResizeObserver) new ResizeObserver(measure).observe(document.body);
  else setInterval(measure, 1000);
})();
