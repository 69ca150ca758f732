// Keeps what a page says of work under way up to date; without scripts the page reloads instead.
(function () {
  "use strict";
  var every = 2000; // milliseconds

  function look() {
    fetch(location.href, { credentials: "same-origin" })
      .then(function (answer) { return answer.text(); })
      .then(function (text) {
        var fresh = new DOMParser().parseFromString(text, "text/html").getElementById("standing");
        var here = document.getElementById("standing");
        if (!fresh || !fresh.hasAttribute("data-follow")) {
          location.reload();
          return;
        }
        here.replaceWith(document.adoptNode(fresh));
        setTimeout(look, every);
      })
      .catch(function () { setTimeout(look, every); });
  }

  setTimeout(look, every);
})();
