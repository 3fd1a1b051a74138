#include "gouji/model/place.hpp"

namespace gouji {

std::string place_text(std::string_view input, Place const& place) {
    std::string text(input);
    if (place.line != 0) {
        text += ":" + std::to_string(place.line);
    } else if (place.page != 0) {
        text += ":page " + std::to_string(place.page);
    } else if (!place.part.empty()) {
        text += ":" + place.part;
        if (place.offset >= 0) {
            text += "#" + std::to_string(place.offset);
        }
    } else if (place.offset >= 0) {
        text += ":#" + std::to_string(place.offset);
    }
    return text;
}

void write_place(Place const& place, JsonWriter& json) {
    json.begin_object();
    if (place.line != 0) {
        json.key("line").number(place.line);
    }
    if (place.page != 0) {
        json.key("page").number(place.page);
    }
    if (!place.part.empty()) {
        json.key("part").string(place.part);
    }
    if (place.offset >= 0) {
        json.key("offset").number(place.offset);
    }
    json.end_object();
}

} // namespace gouji
