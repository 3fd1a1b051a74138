#include "gouji/tests/converters/recovery/simulator/prose.hpp"

namespace gouji::simulation {

namespace {

std::string count(Random& random) {
    return std::to_string(random.between(0, 300));
}

std::string numeral(std::size_t number) {
    static std::vector<std::string> const numerals{
        "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    return numerals[number % numerals.size()];
}

} // namespace

std::string random_organization(Random& random) {
    std::string const place =
        random.pick(std::vector<std::string>{"甲山县", "乙河市", "丙湖区", "丁原镇"});
    return place + random.pick(std::vector<std::string>{
                       "教育局", "水务局", "人民政府办公室", "农业农村局", "审计局"});
}

std::string title_of(Report const& report) {
    return report.organization + std::to_string(report.year) + "年政府信息公开工作年度报告";
}

std::string signature_date(Report const& report) {
    return std::to_string(report.year + 1) + "年1月20日";
}

std::string chapter_title(Report const& report, std::size_t index) {
    return numeral(index + 2) + "、" + report.tables[index].form->title;
}

void write_prose(Report& report, Random& random) {
    std::string const year = std::to_string(report.year) + "年";
    report.opening = {
        "根据《中华人民共和国政府信息公开条例》的规定，编制本报告。本报告所列数据的统计期限自" +
        year + "1月1日起至" + year + "12月31日止。"};
    if (random.percent(70)) {
        report.opening.push_back(
            "（一）主动公开。全年通过门户网站发布信息" + count(random) + "条，制定行政规范性文件" +
            count(random) + "件。");
        report.opening.push_back(
            "（二）依申请公开。全年收到申请" + count(random) + "件，予以公开" + count(random) +
            "件，部分公开" + count(random) + "件，结转下年度继续办理" + count(random) + "件。");
    }
    if (random.percent(40)) {
        report.opening.emplace_back("（三）监督保障。一是压实责任；二是加强培训。");
        report.opening.push_back("1.举办培训班" + count(random) + "期。");
        report.opening.push_back("2.收到社会评议意见" + count(random) + "条。");
    }
    report.before_table.assign(report.tables.size(), {});
    report.closing = {
        numeral(report.tables.size() + 2) + "、存在的主要问题及改进情况",
        "主要问题是公开的内容还不够丰富，目录的更新还不够及时。下一步将补齐目录，按季度检查。",
        numeral(report.tables.size() + 3) + "、其他需要报告的事项"};
    report.closing.push_back(
        random.percent(50) ? "本年度未收取信息处理费。" : "本年度收取信息处理费0元。");
}

std::string remark(Report const& report, Random& random) {
    std::string const year = std::to_string(report.year) + "年";
    std::vector<std::string> const remarks{
        year + "，我局收到和处理政府信息公开申请" + count(random) + "件。",
        "注：本表数据含上年度结转" + count(random) + "件。",
        "（单位：件）",
        "具体情况如下表所示：",
        year + "没有因政府信息公开被申请行政复议、提起行政诉讼的情况。"};
    return random.pick(remarks);
}

std::vector<std::string> free_text_report(Report const& report, Random& random) {
    std::string const year = std::to_string(report.year) + "年";
    return {
        title_of(report),
        "一、概述",
        year + "，本机关认真做好政府信息公开工作，共公开信息" + count(random) + "条。",
        "二、主动公开政府信息情况",
        "（一）公开的数量。公开规章" + count(random) + "件、行政规范性文件" + count(random) +
            "件，公布行政许可" + count(random) + "项、行政处罚" + count(random) + "件。",
        "（二）公开的形式",
        "1.政府网站" + count(random) + "条；",
        "2.政务微信" + count(random) + "条；",
        "3.其他" + count(random) + "条。",
        "三、依申请公开政府信息情况",
        "收到申请" + count(random) + "件，其中自然人" + count(random) + "件，商业企业" +
            count(random) + "件；予以公开" + count(random) + "件，不予公开" + count(random) +
            "件，其他处理" + count(random) + "件，总计" + count(random) + "件。",
        "四、收费及减免情况",
        "未收取任何费用。",
        "五、行政复议、行政诉讼情况",
        "行政复议" + count(random) + "件，行政诉讼" + count(random) + "件，结果维持" +
            count(random) + "件。",
        "六、存在的问题",
        "公开的主动性有待加强。",
        report.organization,
        signature_date(report)};
}

} // namespace gouji::simulation
