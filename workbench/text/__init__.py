"""Pure reading of text: readable form, language, sentences, passages with their voices."""
