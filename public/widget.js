/*! Checkout widget. Opens a payment page in a shop's page: in a window over it, in a place of it, or by going there.
    Types: widget.d.ts. It speaks only with the origin that this file came from, and only with its own frame. */
(function () {
  "use strict";
  var script = document.currentScript;
  var origin = new URL(script ? script.src : location.href).origin;
  var EVENTS = ["ready", "rendered", "status", "return", "close"];
  var WORDS = {
    en: ["Close", "Payment", "Open the payment page"],
    ru: ["Закрыть", "Оплата", "Открыть страницу оплаты"],
    uk: ["Закрити", "Оплата", "Відкрити сторінку оплати"],
  };
  /** Options of ours; every other one is a parameter of the payment link. */
  var OWN = "mode target flow selector selector_id frame_id base_url handlers url texts height".split(" ");
  var frames = {};
  var listeners = {};

  function each(object, visit) {
    for (var name in object)
      if (Object.prototype.hasOwnProperty.call(object, name)) visit(name, object[name]);
  }
  function snake(name) {
    return name.replace(/[A-Z]/g, function (letter) {
      return "_" + letter.toLowerCase();
    });
  }
  /** Both spellings of an option are one; what a shop names itself (metadata, a service's fields) stays as it is. */
  function normal(options) {
    var same = {};
    each(options, function (name, value) {
      name = snake(name);
      var isNested = /^(customer|display|style)$/.test(name) && value && typeof value === "object";
      same[name] = isNested ? nested(value) : value;
    });
    return same;
  }
  function nested(values) {
    var same = {};
    each(values, function (name, value) {
      same[snake(name)] = value;
    });
    return same;
  }
  function write(name, value, pairs) {
    if (value === null || value === undefined) return;
    if (typeof value === "object")
      each(value, function (key, part) {
        write(name + "[" + key + "]", part, pairs);
      });
    else pairs.push(encodeURIComponent(name) + "=" + encodeURIComponent(value));
  }
  /** The payment link: given whole, or made of its parameters. Never of another origin than ours. */
  function linkOf(options) {
    var link = new URL(options.url || options.base_url || "/hpp/", origin);
    if (link.origin !== origin) throw new Error("Checkout widget: " + link.origin + " is not " + origin);
    if (link.pathname === "/") link.pathname = "/hpp/";
    var pairs = link.search.length > 1 ? [link.search.slice(1)] : [];
    each(options, function (name, value) {
      if (OWN.indexOf(name) < 0) write(name, value, pairs);
    });
    return link.origin + link.pathname + "?" + pairs.join("&");
  }
  function modeOf(options) {
    var mode = options.mode || options.target || options.flow || "inline";
    return mode === "modal" ? mode : mode === "inline" || mode === "iframe" ? "inline" : "redirect";
  }
  function placeOf(options) {
    var place = options.selector_id || options.selector || "payment_widget";
    if (typeof place !== "string") return place;
    return document.getElementById(place) || document.querySelector(place);
  }

  function add(parent, tag, attributes, styles) {
    var element = document.createElement(tag);
    each(attributes, function (name, value) {
      element.setAttribute(name, value);
    });
    style(element, styles);
    parent.appendChild(element);
    return element;
  }
  /** By the object model: a strict policy of the shop's page forbids styles in markup, not these. */
  function style(element, styles) {
    each(styles, function (name, value) {
      element.style.setProperty(name, value);
    });
  }
  function listen(target, name, handler) {
    target.addEventListener(name, handler);
    return function () {
      target.removeEventListener(name, handler);
    };
  }

  /** Tells the shop; false where one of its handlers keeps what would follow. */
  function emit(frame, name, detail) {
    var goesOn = true;
    var own = frame && frame.handlers[name];
    (own ? [own] : []).concat(listeners[name] || []).forEach(function (handler) {
      try {
        if (handler(detail) === false) goesOn = false;
      } catch (fault) {
        setTimeout(function () {
          throw fault;
        });
      }
    });
    return goesOn;
  }
  function takesReturn(frame) {
    return Boolean(frame.handlers["return"] || (listeners["return"] || []).length);
  }
  function greet(frame) {
    if (frame.iframe.contentWindow)
      frame.iframe.contentWindow.postMessage(
        { source: "checkout-widget", event: "hello", returns: takesReturn(frame) },
        origin
      );
  }

  function hear(frame, data) {
    var detail = { frame_id: frame.id, invoice: data.invoice || null };
    if (data.event === "rendered") {
      style(frame.hint, { display: "none" });
      frame.isHeard = true;
      greet(frame);
      emit(frame, "rendered", detail);
    } else if (data.event === "status") {
      detail.status = data.status;
      detail.step = data.step;
      emit(frame, "status", detail);
    } else if (data.event === "height" && frame.mode === "inline" && !frame.height && data.height > 0) {
      style(frame.iframe, { height: Math.min(Math.max(data.height, 320), 5000) + "px" });
    } else if (data.event === "escape" && frame.mode === "modal") close(frame, "payer");
    else if (data.event === "return") {
      detail.kind = data.kind;
      detail.url = data.url;
      var isTaken = takesReturn(frame);
      if (emit(frame, "return", detail) && isTaken) close(frame, "return");
    }
  }
  window.addEventListener("message", function (event) {
    if (event.origin !== origin || !event.data || event.data.source !== "checkout") return;
    each(frames, function (id, frame) {
      if (event.source === frame.iframe.contentWindow) hear(frame, event.data);
    });
  });

  function fill(frame, box, words) {
    frame.hint = add(
      box,
      "a",
      { href: frame.link, target: "_top" },
      { display: "none", padding: "12px 16px", font: "16px/1.4 system-ui,sans-serif" }
    );
    frame.hint.textContent = words[2];
    frame.iframe = add(
      box,
      "iframe",
      { id: frame.id, title: words[1], allow: "payment; clipboard-write", frameborder: "0" },
      { width: "100%", border: "0", display: "block", "color-scheme": "normal" }
    );
    // A frame that says nothing was refused, or runs no script: then the link leads there as well.
    frame.iframe.addEventListener("load", function () {
      if (frame.isHeard) frame.isHeard = false;
      else
        setTimeout(function () {
          if (!frame.isHeard) style(frame.hint, { display: "block" });
        }, 3000);
    });
    frame.iframe.src = frame.link + "&framed=1";
  }

  function openInline(frame, place, words) {
    var before = [];
    while (place.firstChild) before.push(place.removeChild(place.firstChild));
    fill(frame, place, words);
    style(frame.iframe, { height: frame.height || "640px" });
    frame.undo = function () {
      place.textContent = "";
      before.forEach(function (node) {
        place.appendChild(node);
      });
    };
  }

  function openModal(frame, words) {
    var opener = document.activeElement;
    var root = document.documentElement;
    var isDark = window.matchMedia && matchMedia("(prefers-color-scheme: dark)").matches;
    var overlay = add(
      document.body,
      "div",
      {},
      {
        position: "fixed",
        top: "0",
        right: "0",
        bottom: "0",
        left: "0",
        "z-index": "2147483647",
        display: "flex",
        "align-items": "center",
        "justify-content": "center",
        background: "rgba(20,22,27,.6)",
      }
    );
    var first = add(overlay, "div", { tabindex: "0" });
    var panel = add(
      overlay,
      "div",
      { role: "dialog", "aria-modal": "true", "aria-label": words[1], tabindex: "-1" },
      {
        display: "flex",
        "flex-direction": "column",
        width: "100%",
        height: "100%",
        "max-width": "480px",
        "max-height": "820px",
        overflow: "hidden",
        background: isDark ? "#101217" : "#f4f2ee",
        color: isDark ? "#f2f1ee" : "#14161b",
        outline: "none",
      }
    );
    var last = add(overlay, "div", { tabindex: "0" });
    var bar = add(panel, "div", {}, { display: "flex", flex: "none", "justify-content": "flex-end" });
    var shut = add(
      bar,
      "button",
      { type: "button", "aria-label": words[0] },
      {
        width: "48px",
        height: "48px",
        border: "0",
        background: "none",
        color: "inherit",
        cursor: "pointer",
        font: "28px/1 system-ui,sans-serif",
      }
    );
    shut.textContent = "\u00d7";
    fill(frame, panel, words);
    style(frame.iframe, { flex: "1 1 auto", height: "100%", "min-height": "0" });

    // Everything beside it is asleep, and wakes as it was.
    var asleep = [];
    [].forEach.call(document.body.children, function (other) {
      if (other === overlay || other.nodeName === "SCRIPT") return;
      asleep.push([other, other.getAttribute("aria-hidden"), other.hasAttribute("inert")]);
      other.setAttribute("aria-hidden", "true");
      other.setAttribute("inert", "");
    });
    var overflow = root.style.getPropertyValue("overflow");
    style(root, { overflow: "hidden" });
    function fit() {
      var isWide = window.innerWidth >= 600;
      style(overlay, { padding: isWide ? "24px" : "0", "box-sizing": "border-box" });
      style(panel, { "border-radius": isWide ? "14px" : "0" });
      // On a phone the bars of the browser come and go: its own height is the one that is seen.
      style(panel, { "max-height": isWide ? "820px" : window.innerHeight + "px" });
    }
    fit();
    function byPayer() {
      close(frame, "payer");
    }
    var ends = [
      listen(window, "resize", fit),
      listen(shut, "click", byPayer),
      listen(document, "keydown", function (event) {
        if (event.key === "Escape" || event.key === "Esc") byPayer();
      }),
      // Round and round, where an engine does not know `inert`.
      listen(first, "focus", function () {
        frame.iframe.focus();
      }),
      listen(last, "focus", function () {
        shut.focus();
      }),
      listen(shut, "focus", function () {
        style(shut, { outline: "3px solid", "outline-offset": "-6px" });
      }),
      listen(shut, "blur", function () {
        style(shut, { outline: "none" });
      }),
    ];
    panel.focus();
    frame.undo = function () {
      ends.forEach(function (end) {
        end();
      });
      style(root, { overflow: overflow });
      asleep.forEach(function (each) {
        if (each[1] === null) each[0].removeAttribute("aria-hidden");
        else each[0].setAttribute("aria-hidden", each[1]);
        if (!each[2]) each[0].removeAttribute("inert");
      });
      document.body.removeChild(overlay);
      if (opener && opener.focus) opener.focus();
    };
  }

  function close(frame, by) {
    if (frames[frame.id] !== frame) return;
    delete frames[frame.id];
    frame.undo();
    emit(frame, "close", { frame_id: frame.id, by: by });
  }

  function init(given) {
    var options = normal(given || {});
    var mode = modeOf(options);
    var link = linkOf(options);
    if (mode === "redirect") return location.assign(link);
    var id = options.frame_id || "payment_frame";
    if (frames[id]) close(frames[id], "shop");
    var language = String(options.locale || document.documentElement.lang || "en").slice(0, 2);
    var texts = options.texts || {};
    var known = WORDS[language === "ua" ? "uk" : language] || WORDS.en;
    var words = [texts.close || known[0], texts.title || known[1], texts.open || known[2]];
    var frame = { id: id, mode: mode, link: link, handlers: options.handlers || {}, height: options.height };
    var place = mode === "inline" && placeOf(options);
    if (mode === "inline" && !place) throw new Error("Checkout widget: no element to draw in");
    frames[id] = frame;
    if (place) openInline(frame, place, words);
    else openModal(frame, words);
    emit(frame, "ready", { frame_id: id });
    return {
      close: function () {
        close(frame, "shop");
      },
    };
  }

  var widget = {
    events: {},
    init: init,
    reinit: init,
    close: function (which) {
      var id = typeof which === "string" ? which : which && (which.frame_id || which.frameId);
      each(frames, function (name, frame) {
        if (!id || id === name) close(frame, "shop");
      });
    },
    bindEventListener: function (name, handler) {
      if (EVENTS.indexOf(name) < 0) throw new Error("Checkout widget: no event " + name);
      listeners[name] = (listeners[name] || []).concat(handler);
      each(frames, function (_, frame) {
        greet(frame);
      });
    },
  };
  EVENTS.forEach(function (name) {
    widget.events[name.toUpperCase()] = widget.events[name] = name;
  });
  window.CheckoutWidget = window.payment_widget = widget;
  if (!window.widget) window.widget = widget;

  // Without a line of script of the shop: <a data-checkout="modal" href="…"> and <div data-checkout="inline"><a href="…">.
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest('a[data-checkout="modal"]');
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    if (new URL(link.href).origin !== origin) return;
    event.preventDefault();
    init({ mode: "modal", url: link.href });
  });
  function begin() {
    [].forEach.call(document.querySelectorAll('[data-checkout="inline"]'), function (place, index) {
      var link = place.querySelector("a[href]");
      if (link) init({ selector: place, url: link.href, frame_id: "payment_frame" + (index || "") });
    });
    if (window.HPPConfig) init(window.HPPConfig);
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
