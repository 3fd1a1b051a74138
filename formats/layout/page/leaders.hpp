#pragma once
#include "gouji/formats/layout/page/page_words.hpp"

namespace gouji {

/// Marks the words that are leaders ("North ......... 12"), and cuts those off that are drawn
/// without a blank behind their label or before their value. Three dots that end a sentence or
/// stand for something left out are none: leaders are longer, and something stands behind them.
void mark_leaders(PageText& text);

} // namespace gouji
