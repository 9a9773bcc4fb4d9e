(() => {
  "use strict";
  const places = new Map();
  for (const element of document.querySelectorAll("[data-keys]")) {
    for (const key of element.dataset.keys.split(" ")) {
      if (!places.has(key)) places.set(key, []);
      places.get(key).push(element);
    }
  }
  let lit = [];
  const speakers = (target) => {
    const from = target instanceof Element ? target.closest("[data-keys]") : null;
    return from ? from.dataset.keys.split(" ").flatMap((key) => places.get(key)) : [];
  };
  const light = (event) => {
    for (const element of lit) element.classList.remove("lit");
    lit = speakers(event.target);
    for (const element of lit) element.classList.add("lit");
  };
  document.addEventListener("pointerover", light);
  document.addEventListener("focusin", light);

  // A click on a marked place brings its counterpart in the other text into view, where the texts stand side by side.
  for (const text of document.querySelectorAll(".text")) {
    text.addEventListener("click", (event) => {
      const other = [...document.querySelectorAll(".text")].find((one) => one !== text);
      const place = speakers(event.target).find((one) => one.matches("mark") && other.contains(one));
      if (!place || other.scrollHeight <= other.clientHeight) return;
      const middle = place.getBoundingClientRect().top - other.getBoundingClientRect().top - other.clientHeight / 3;
      other.scrollBy({ top: middle, behavior: "instant" });
    });
  }

  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const one of folded) one.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const one of folded) one.open = false;
  });
})();
