// Shows a frame in place of each <div class="ilot-widget" data-src="…"><a href="…">…</a></div>.
// The link stays until the frame has said how tall it is, so that there always is something.
(() => {
  const script = document.currentScript || document.querySelector('script[src$="/widget.js"]');
  if (!script) return; // taken into another file: nobody can say whose frames may be shown
  const { origin } = new URL(script.src);

  const show = (box) => {
    let url;
    try {
      url = new URL(box.dataset.src);
    } catch {
      return;
    }
    if (url.origin !== origin || box.querySelector("iframe")) return;
    const frame = document.createElement("iframe");
    frame.title = box.textContent.trim();
    frame.loading = "lazy";
    frame.referrerPolicy = "no-referrer";
    frame.sandbox =
      "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";
    // Browsers do not wait to load what is under 5 pixels tall.
    frame.style.cssText = "display:block;width:100%;height:8px;border:0;opacity:0";
    frame.src = url;

    let isShown = false;
    addEventListener("message", ({ source, origin: from, data }) => {
      const height = data && data.ilotHeight;
      if (source !== frame.contentWindow || from !== origin) return;
      if (!Number.isInteger(height) || height < 1 || height > 20000) return;
      frame.style.height = height + "px";
      if (isShown) return;
      isShown = true;
      frame.style.opacity = 1;
      for (const node of [...box.childNodes]) if (node !== frame) node.remove();
    });
    frame.addEventListener("load", () => setTimeout(() => isShown || frame.remove(), 5000));
    box.append(frame);
  };

  const showAll = () => document.querySelectorAll(".ilot-widget[data-src]").forEach(show);
  showAll();
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", showAll);
})();
