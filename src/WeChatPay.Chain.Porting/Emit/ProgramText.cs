using System.Text.RegularExpressions;
using System.Text;

namespace WeChatPay.Porting.Emit;

/// <summary>Puts usings before the ported statements, and the configuration for a whole program.</summary>
internal static partial class ProgramText
{
    private static readonly string[] Usings =
    [
        "using WeChatPay;",
        "using WeChatPay.Php;",
        "using static WeChatPay.Php.Functions;",
        "using static WeChatPay.Php.Operators;",
    ];

    private const string ForJson =
        """
            serial = Setting("WECHATPAY_SERIAL"),
            privateKey = Setting("WECHATPAY_PRIVATE_KEY"),
            certs = new Dictionary<string, object> { [Setting("WECHATPAY_PLATFORM_KEY_ID")] = Setting("WECHATPAY_PLATFORM_KEY") },

        """;

    private const string ForXml =
        """
            secret = Setting("WECHATPAY_SECRET"),

        """;

    private const string ForCertificate =
        """
            merchant = new { cert = Setting("WECHATPAY_CERT"), key = Setting("WECHATPAY_CERT_KEY") },

        """;

    private const string Rest =
        """
            base_uri = Environment.GetEnvironmentVariable("WECHATPAY_BASE_URI"),
        });

        static string Setting(string name) =>
            Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"The environment variable {name} is not set.");

        """;

    private static readonly string PhpPackage = WritePackage("WeChatPay.Chain.Php");

    private static readonly string Directives =
        WritePackage("WeChatPay.Chain") + PhpPackage
        + "#:property PublishAot=false\n#:property CheckForOverflowUnderflow=true\n#:property Nullable=annotations\n\n";

    /// <summary>Puts the parts of a file together.</summary>
    /// <param name="usings">The usings that the code needs.</param>
    /// <param name="body">The statements.</param>
    /// <param name="classes">The classes, which follow the statements.</param>
    /// <param name="space">The namespace of a file without statements; empty for none.</param>
    /// <param name="options">Whether it becomes a program.</param>
    /// <param name="needsInstance">Whether the program has to make its client.</param>
    public static string Arrange(IReadOnlyList<string> usings, string body, string classes, string space, PortingOptions options, bool needsInstance)
    {
        var text = new StringBuilder();
        if (options.Wrap && usings.Any(static line => line.StartsWith("using Microsoft.AspNetCore.", StringComparison.Ordinal)))
            text.Append("#:sdk Microsoft.NET.Sdk.Web\n");
        if (options.Wrap)
            text.Append(Directives);
        var isIdiomatic = options.Output is PortingOutput.Idiomatic;
        if (options.Wrap && isIdiomatic)
            text.Replace(PhpPackage, usings.Contains("using WeChatPay.OpenApi;") ? WritePackage("WeChatPay.Chain.OpenApi") : "");
        var own = options.Wrap ? Usings.Take(isIdiomatic ? 1 : Usings.Length) : [];
        var all = usings.Concat(own).Distinct().Order(UsingOrder.Instance).ToList();
        foreach (var line in all)
            text.Append(line).Append('\n');
        if (all.Count > 0)
            text.Append('\n');
        if (options.Wrap && needsInstance)
            text.Append(Configuration(isIdiomatic ? PortingStyle.Static : options.Style, body)).Append('\n');
        if (space.Length > 0)
            text.Append($"namespace {space};\n\n");
        var statements = body.Trim('\n', ' ');
        var types = classes.Trim('\n', ' ');
        return text.Append(statements).Append(statements.Length > 0 && types.Length > 0 ? "\n\n" : "").Append(types).Append('\n').ToString();
    }

    private static string WritePackage(string name) => $"#:package {name}@{PackageVersion.Own}\n";

    private static string Configuration(PortingStyle style, string body)
    {
        var isXml = Xml().IsMatch(body);
        var isJson = !isXml || Json().IsMatch(body);
        var text = new StringBuilder("// The configuration comes from the environment, so that no key stands in a program.\n");
        text.Append(style is PortingStyle.Dynamic ? "dynamic" : "using var");
        text.Append(" instance = Builder.Factory(new {\n    mchid = Setting(\"WECHATPAY_MCHID\"),\n");
        if (isJson)
            text.Append(ForJson);
        if (isXml)
            text.Append(ForXml);
        if (isXml && body.Contains("security = true", StringComparison.Ordinal))
            text.Append(ForCertificate);
        return text.Append(Rest).ToString().ReplaceLineEndings("\n");
    }

    private const string XmlPattern = @"\.v2\b|""/?v2/";

    private const string JsonPattern = @"\.v3\b|""/?v3/";

    [GeneratedRegex(XmlPattern)]
    private static partial Regex Xml();

    [GeneratedRegex(JsonPattern)]
    private static partial Regex Json();

    // The order of `dotnet format`: namespaces with System first, then `using static`, then aliases.
    private sealed class UsingOrder : IComparer<string>
    {
        public static readonly UsingOrder Instance = new();

        public int Compare(string? x, string? y) =>
            Rank(x!) != Rank(y!) ? Rank(x!) - Rank(y!) : string.CompareOrdinal(x!.TrimEnd(';'), y!.TrimEnd(';'));

        private static int Rank(string line)
        {
            if (line.StartsWith("using static ", StringComparison.Ordinal))
                return 1;
            return line.Contains('=', StringComparison.Ordinal) ? 2 : 0;
        }
    }
}
