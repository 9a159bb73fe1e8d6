"""The pages in a real headless Chromium, over a store that the first visit fills."""
