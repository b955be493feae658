using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using WeChatPay.Cli.Languages;
using WeChatPay.Cli.Operations;
using WeChatPay.Porting;

namespace WeChatPay.Cli.Tests;

/// <summary>The tool in Chinese: by <c>--lang</c> and by the environment.</summary>
[NonParallelizable]
internal sealed partial class LanguageTests : SnippetFixture
{
    private const string Chinese = @"[\u4E00-\u9FFF]";

    // Good and bad lines of every command that ends by itself. `FILE` is a snippet that works, `BAD` one that fails.
    private static readonly string[] Lines =
    [
        "--help", "--version", "dmeo", "search 保险", "search nowhere_to_be_found", "search 保险 --limit -1", "search 保险 --limit x", "search",
        "search trasnactions",
        "show v3/certificates", "show v3/nowhere", "show v3/certificates --json --code php", "show v3/certificates --method DELETE",
        "show TRANSACTION.SUCCESS", "show v3/certificates --code rust", "explain SIGN_ERROR", "explain nonsense", "port --explain WCP3011",
        "port --explain WCP9999", "port --explain 这个", "port FILE", "port missing.php", "port missing --out there", "run FILE", "run BAD", "run FILE BAD",
        "run FILE --dry-run", "run missing.php", "run --timeout -1", "run --wrong", "run FILE --profile missing", "run FILE --profile env",
        "call GET v3/certificates", "call GET v3/nowhere", "call FETCH v3/certificates", "call GET v3/pay/transactions/id/{transaction_id}",
        "call GET v3/certificates --query a", "call GET v3/certificates --var a=1", "call POST v3/certificates --json {", "call GET", "certs -m 1900000109",
        "certs -m 1900000109 -s 3775B6A45ACD588826D15E583A95F5DD00000000 -f missing.pem", "certs -m 1 -m 2",
        "notify nowhere --event TRANSACTION.SUCCESS", "notify http://127.0.0.1:1/ --event TRANSACTION.SUCCESS --resource [", "demo", "completion bash",
        "sandbox --port 70000", "sandbox --version", "certs -V", "bill 2026-01-31", "bill 2026-01-31 --sum", "bill 2026-01-31 --account BASIC --json",
        "bill 2026-02-30", "bill 9999-12-31", "bill nowhere", "bill FILE", "bill FILE --type ALL", "bill 2026-01-31 --type SOME",
        "bill 2026-01-31 --csv --json", "bill 2020-01-01 --v2 wx8888888888888888", "bill 2026-01-31 --output x",
    ];

    private static IEnumerable<string> Commands =>
        Tool.Create().Subcommands.Where(static command => !command.Hidden).Select(static command => command.Name).Prepend("");

    [TestCaseSource(nameof(Commands))]
    public async Task Help_OfEachCommand_IsChinese(string command)
    {
        var help = await CommandLine.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help", "--lang", "zh"]);

        Assert.That(help.Code, Is.EqualTo(Tool.Done));
        var lines = help.Output.TrimEnd().Split('\n');
        Assert.That(
            lines.Where(static line => line.Length > 0 && line[0] != ' '),
            Is.SubsetOf(["说明：", "用法：", "参数：", "选项：", "命令："]).And.Not.Empty);
        var rows = lines.Select(static line => Row().Match(line)).Where(static row => row.Success)
            .Select(static row => row.Groups["description"].Value).ToList();
        Assert.That(rows, Is.Not.Empty.And.All.Match(Chinese));
        Assert.That(lines[1], Does.Match(Chinese));
        Assert.That(help.Output, Does.Not.Contain("[options]").And.Not.Contain("[command]").And.Not.Contain("REQUIRED").And.Not.Contain("default"));
    }

    [Test]
    public async Task Help_OfEachCommand_HasAlignedColumns([ValueSource(nameof(Commands))] string command)
    {
        var help = await CommandLine.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help", "--lang", "zh"]);

        foreach (var section in help.Output.Split("\n\n"))
        {
            var columns = section.Split('\n').Select(static line => Row().Match(line)).Where(static row => row.Success)
                .Select(static row => TextColumns.Count(row.Value[..row.Groups["description"].Index]));
            Assert.That(columns.Distinct().Count(), Is.LessThanOrEqualTo(1), section);
        }
    }

    [Test]
    public async Task Help_OnANarrowTerminal_IsBrokenByColumns()
    {
        var text = string.Concat(Enumerable.Repeat("下载平台证书，验签后保存为 `wechatpay_<serial>.pem`。", 3));

        var help = await Task.Run(() =>
        {
            // The language ends with the task.
            Message.Language = ToolLanguage.Chinese;
            return HelpText.Translate(
                $"Description:\n  {text}\n\nOptions:\n  -m, --mchid <MCHID> (REQUIRED)  {text} [default: 1]\n  --json                          {text}\n\n", 80);
        });

        var lines = help.Split('\n');
        Assert.That(lines.Select(TextColumns.Count), Is.All.LessThanOrEqualTo(80));
        Assert.That(lines.Select(static line => line.Trim()), Has.None.Match("^[，。、；：）]"));
        Assert.That(string.Concat(lines.Select(static line => line.Trim())).Replace(" ", "", StringComparison.Ordinal),
            Does.Contain(text.Replace(" ", "", StringComparison.Ordinal) + "[默认值：1]--json").And.Contain("<MCHID>（必填）"));
    }

    [TestCase("zh_CN.UTF-8", null, null, true)]
    [TestCase("zh", null, null, true)]
    [TestCase("zh-Hans", null, null, true)]
    [TestCase("ZH_TW", null, null, true)]
    [TestCase("en_US.UTF-8", null, null, false)]
    [TestCase("C", null, null, false)]
    [TestCase("POSIX", null, null, false)]
    [TestCase("zha_CN", null, null, false)]
    [TestCase(null, null, null, false)]
    [TestCase("zh_CN.UTF-8", "en_US.UTF-8", null, false)]
    [TestCase("en_US.UTF-8", "zh_CN.UTF-8", null, true)]
    [TestCase("en_US.UTF-8", "en_US.UTF-8", "zh_CN.UTF-8", true)]
    [TestCase("zh_CN.UTF-8", "zh_CN.UTF-8", "C", false)]
    [TestCase("zh_CN.UTF-8", "", "", true)]
    public async Task Language_OfTheEnvironment_IsThatOfTheStrongestVariable(string? lang, string? messages, string? all, bool isChinese)
    {
        using var environment = new EnvironmentScope { ["LANG"] = lang, ["LC_MESSAGES"] = messages, ["LC_ALL"] = all };

        var outcome = await CommandLine.RunAsync("search", "nowhere_to_be_found");

        Assert.That(outcome.Code, Is.EqualTo(Tool.Failed));
        Assert.That(outcome.Error, isChinese ? Does.StartWith("官方文档中没有") : Does.StartWith("No documented operation"));
    }

    [TestCase("zh_CN.UTF-8", "en", "No documented operation")]
    [TestCase("C", "zh", "官方文档中没有")]
    public async Task Lang_BesideTheEnvironment_IsStronger(string environment, string lang, string start)
    {
        using var scope = new EnvironmentScope { ["LC_ALL"] = environment };

        var before = await CommandLine.RunAsync("--lang", lang, "search", "nowhere_to_be_found");
        var behind = await CommandLine.RunAsync("search", "nowhere_to_be_found", "--lang", lang);

        Assert.That(before.Error, Does.StartWith(start));
        Assert.That(behind.Error, Is.EqualTo(before.Error));
    }

    [Test]
    public async Task Lang_UnknownLanguage_IsRefused()
    {
        var outcome = await CommandLine.RunAsync("call", "GET", "v3/certificates", "--lang", "xx");

        Assert.That(outcome.Code, Is.EqualTo(Tool.Misused));
        Assert.That(outcome.Error, Does.StartWith("--lang xx is not a language of the tool. Write --lang zh or --lang en. Nothing was sent."));
    }

    [TestCaseSource(nameof(Lines))]
    public async Task Line_InChinese_EndsAsInEnglish(string line)
    {
        var files = new Dictionary<string, string>
        {
            ["FILE"] = Folder.File("good.php", "<?php echo $instance->v3->certificates->get()->getStatusCode();"),
            ["BAD"] = Folder.File("bad.php", "<?php goto end; end: echo $instance->v3->nowhere->get();"),
        };
        string[] words = [.. line.Split(' ').Select(word => files.GetValueOrDefault(word, word))];
        using var scope = new EnvironmentScope { ["XDG_CONFIG_HOME"] = Folder.FullName, ["WECHATPAY_API_V3_KEY"] = "0123456789abcdef0123456789abcdef" };

        var english = await CommandLine.RunAsync([.. words, "--lang", "en"]);
        var chinese = await CommandLine.RunAsync([.. words, "--lang", "zh"]);

        Assert.That(chinese.Code, Is.EqualTo(english.Code), chinese.Error);
        Assert.That(chinese.Output.Length > 0, Is.EqualTo(english.Output.Length > 0));
        Assert.That(chinese.Error.Length > 0, Is.EqualTo(english.Error.Length > 0));
        // The status of a response and the messages of exceptions and of the compiler are those of the library.
        if (english.Code == Tool.Misused)
            Assert.That(chinese.Error, Does.Match(Chinese));
    }

    [TestCase("search", "保险", "--json")]
    [TestCase("search", "TRANSACTION", "--json")]
    [TestCase("show", "v3/pay/transactions/native", "--json")]
    [TestCase("show", "TRANSACTION.SUCCESS", "--json")]
    [TestCase("show", "v3/pay/transactions/native", "--code", "php")]
    [TestCase("show", "v3/pay/transactions/native", "--code", "dynamic")]
    [TestCase("completion", "zsh")]
    [TestCase("bill", "2026-01-31", "--csv")]
    [TestCase("bill", "2026-01-31", "--json")]
    [TestCase("port", "FILE", "--wrap")]
    public async Task MachineOutput_InChinese_IsTheSame(params string[] line)
    {
        var file = Folder.File("good.php", "<?php echo $instance->v3->certificates->get()->getStatusCode();");
        string[] words = [.. line.Select(word => word == "FILE" ? file : word)];

        var english = await CommandLine.RunAsync([.. words, "--lang", "en"]);
        var chinese = await CommandLine.RunAsync([.. words, "--lang", "zh"]);

        Assert.That(english.Output, Is.Not.Empty);
        Assert.That(chinese.Output, Is.EqualTo(english.Output));
    }

    [Test]
    public async Task DryRun_InChinese_PrintsTheSameRequest()
    {
        var file = Folder.File("order.php", "<?php $instance->v3->certificates->get();");

        var english = JObject.Parse((await CommandLine.RunAsync("run", "--dry-run", file, "--lang", "en")).Output);
        var chinese = JObject.Parse((await CommandLine.RunAsync("run", "--dry-run", file, "--lang", "zh")).Output);

        Assert.That(JToken.DeepEquals(chinese, english), chinese.ToString());
    }

    [Test]
    public async Task Run_FailingFile_IsReportedInChineseByTheProcessOfTheFile()
    {
        var file = Folder.File("bad.php", "<?php echo $instance->v3->nowhere->get();");

        var outcome = await CommandLine.RunAsync("run", file, "--lang", "zh");

        Assert.That(outcome.Error, Does.Contain("bad.php：失败：").And.Contain("（C# 的第 "));
    }

    [TestCase("dmeo", "未知的命令或参数 'dmeo'。")]
    [TestCase("search", "命令 search 缺少参数 WORD。")]
    [TestCase("search 保险 --limit x", "选项 --limit 的值 'x' 不是 System.Int32 类型的值。")]
    [TestCase("search 保险 --limit", "选项 --limit 缺少值。")]
    [TestCase("certs -m 1 -s 2", "缺少必填选项 --privatekey。")]
    [TestCase("show x --code rust", "参数 'rust' 无效。可用的值为：")]
    [TestCase("show x --method GET --method PUT", "选项 --method 只接受一个值，却给出了 2 个。")]
    public async Task Error_OfTheParser_IsChinese(string line, string error)
    {
        var outcome = await CommandLine.RunAsync(["--lang", "zh", .. line.Split(' ')]);

        Assert.That(outcome.Code, Is.EqualTo(Tool.Misused));
        Assert.That(outcome.Error, Does.Contain(error));
        Assert.That(outcome.Error, Does.Match(@"`wechatpay( [a-z]+)? --help` 显示命令行的写法。"));
        Assert.That(outcome.Output, Is.Empty);
    }

    [Test]
    public async Task Typo_OfACommand_IsAnsweredInChinese()
    {
        var outcome = await CommandLine.RunAsync("serach", "--lang", "zh");

        Assert.That(outcome.Error, Does.StartWith("未知的命令或参数 'serach'。\n没有 'serach'。您要找的是以下之一吗？\nsearch\n`wechatpay --help`"));
    }

    [Test]
    public async Task Error_OfTheParser_LeavesTheHelpOut()
    {
        var outcome = await CommandLine.RunAsync("serach");

        Assert.That(outcome.Error, Does.StartWith(
            "Unrecognized command or argument 'serach'.\n'serach' was not matched. Did you mean one of the following?\nsearch\n"));
        Assert.That(outcome.Error, Does.Contain("`wechatpay --help` shows the command line.").And.Not.Contain("Usage:"));
        Assert.That(outcome.Output, Is.Empty);
    }

    [TestCase("call GET v3/certificates --json @missing.json", "文本文件不存在：值是长 12 个字符的路径")]
    [TestCase("port missing.php", " PHP 或 C# 文件不存在：值是长 11 个字符的路径")]
    [TestCase("notify notaurl --event TRANSACTION.SUCCESS", "URL：7 个字符的文本 不是")]
    [TestCase("notify http://127.0.0.1:1/x --event TRANSACTION.SUCESS", "官方文档中没有事件 `TRANSACTION.SUCESS`。您要找的是 TRANSACTION.SUCCESS, ")]
    [TestCase("call GET v3//x", "路径不对。（WCP1014）库的原文：")]
    public async Task Error_OfTheLibrary_IsChineseOrComesWithTheSentenceOfItsPage(string line, string error)
    {
        var outcome = await CommandLine.RunAsync([.. line.Split(' '), "--lang", "zh"]);

        Assert.That(outcome.Error, Does.Contain(error));
    }

    [Test]
    public async Task Response_OfACall_IsToldInChinese()
    {
        var outcome = await CommandLine.RunAsync("call", "GET", "v3/certificates", "--lang", "zh");

        Assert.That(outcome.Error, Does.Match(@"\A200 OK（application/json; charset=utf-8，[0-9]+ 字节，Request-ID [0-9A-F]+-0）\n"));
    }

    [TestCaseSource(nameof(Rules))]
    public async Task Explain_EachRule_IsThatOfTheChineseGuide(string code)
    {
        var outcome = await CommandLine.RunAsync("port", "--explain", code, "--lang", "zh");

        Assert.That(outcome.Output, Does.Match($@"\A{code}：.*{Chinese}.*\n\n.*{Chinese}.*\n\n替代写法：.*{Chinese}.*\n\z"));
    }

    [Test]
    public async Task Show_InChinese_NamesFieldsInChinese()
    {
        var outcome = await CommandLine.RunAsync("show", "v3/hire-power-bank/insurance-orders", "--lang", "zh");

        Assert.That(outcome.Output, Does.Match(@"(?m)^请求\n└ json +object JSON请求体；必填\n  ├ out_order_no +string 商户订单号$").And.Contain("\nC#，强类型链式调用："));
    }

    [Test]
    public async Task Search_WithCallbacks_HasAlignedColumns()
    {
        var outcome = await CommandLine.RunAsync("search", "退款", "--limit", "0", "--lang", "zh");

        var paths = outcome.Output.TrimEnd().Split('\n').Select(static line => TextColumns.Count(line[..Path().Match(line).Groups["path"].Index])).ToList();
        Assert.That(outcome.Output, Does.Contain("\n回调通知 ").And.Contain("\nPOST "));
        Assert.That(paths.Distinct().Count(), Is.EqualTo(1), outcome.Output);
    }

    private static IEnumerable<string> Rules => PortingRule.All.Select(static rule => rule.Code);

    [GeneratedRegex(@"\A  (?<name>\S(?:\S| (?! ))*) {2,}(?<description>\S.*)\z")]
    private static partial Regex Row();

    [GeneratedRegex(@"\A\S+ +(?<path>\S+)")]
    private static partial Regex Path();
}
