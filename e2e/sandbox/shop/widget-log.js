// The shop's own script beside the widget: it writes down what the widget says, and takes the buyer in when he is back.
(function () {
  var widget = window.CheckoutWidget;
  var list = document.getElementById("events");
  var back = document.getElementById("back");
  if (!widget || !list) return;
  function note(name) {
    widget.bindEventListener(name, function (detail) {
      var item = document.createElement("li");
      item.dataset.event = name;
      item.textContent = name + " " + JSON.stringify(detail);
      list.appendChild(item);
      if (name === "return" && back) {
        back.href = detail.url;
        back.hidden = false;
      }
    });
  }
  ["ready", "rendered", "status", "return", "close"].forEach(note);
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-options]");
    if (!button) return;
    event.preventDefault();
    widget.init(JSON.parse(button.dataset.options));
  });
})();
