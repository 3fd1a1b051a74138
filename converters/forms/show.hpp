#pragma once
#include "gouji/converters/forms/form.hpp"
#include "gouji/model/sink.hpp"

/// Forms for people: what `gouji forms list` and `gouji forms show` print.

namespace gouji {

/// One line a form: id, edition, grid, values, citation, title; or, as JSON, the array that
/// docs/schema/forms-list.schema.json describes.
void write_forms_list(FormLibrary const& forms, bool as_json, Sink& sink);

/// Everything the form says, in words: head, grid row by row, rows of values with their columns and
/// units, identities, priors, label variants. Every line ends with "\n"; cells are not cut.
void write_form_show(Form const& form, Sink& sink);

} // namespace gouji
