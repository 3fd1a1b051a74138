#include "gouji/cli/options.hpp"
#include "gouji/cli/session.hpp"
#include "gouji/converters/forms/show.hpp"

namespace gouji::cli {

Exit forms_list(FormsListOptions const& options) {
    Result<FormLibrary> const forms = load_forms(options.forms_folder);
    if (!forms) {
        Printer(false).print("gouji", forms.error());
        return Exit::Failed;
    }
    StringSink sink;
    write_forms_list(*forms, options.json, sink);
    return print_output(sink.str(), false);
}

Exit forms_show(FormsShowOptions const& options) {
    Result<FormLibrary> const forms = load_forms(options.forms_folder);
    if (!forms) {
        Printer(false).print("gouji", forms.error());
        return Exit::Failed;
    }
    Form const* const form = forms->find(options.id);
    if (form == nullptr) {
        print_line(
            "gouji forms show: no form is named " + options.id +
            "; `gouji forms list` names them all");
        return Exit::Failed;
    }
    StringSink sink;
    write_form_show(*form, sink);
    return print_output(sink.str(), false);
}

} // namespace gouji::cli
