// Tells the page around how tall this one is, and nothing else: the number is no secret, so any
// page may hear it.
new ResizeObserver(() => {
  const { height } = document.documentElement.getBoundingClientRect();
  parent.postMessage({ ilotHeight: Math.ceil(height) }, "*");
}).observe(document.documentElement);
