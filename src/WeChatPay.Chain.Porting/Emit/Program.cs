using System.Text;

namespace WeChatPay.Porting.Emit;

/// <summary>Puts usings, and for a whole program its configuration, before the ported statements.</summary>
internal static class Program
{
    private static readonly string[] Usings =
    [
        "using WeChatPay;",
        "using WeChatPay.Php;",
        "using static WeChatPay.Php.Functions;",
    ];

    public static string Arrange(IReadOnlyList<string> usings, string body, PortingOptions options, bool needsInstance)
    {
        var text = new StringBuilder();
        if (options.Wrap)
            text.Append("#:package WeChatPay.Chain@*\n#:property PublishAot=false\n#:property CheckForOverflowUnderflow=true\n#:property Nullable=annotations\n\n");
        var all = options.Wrap ? usings.Concat(Usings).Distinct().Order(UsingOrder.Instance).ToList() : [.. usings.Order(UsingOrder.Instance)];
        foreach (var line in all)
            text.Append(line).Append('\n');
        if (all.Count > 0)
            text.Append('\n');
        if (options.Wrap && needsInstance)
            text.Append(Configuration(options.Style)).Append('\n');
        return text.Append(body.Trim('\n', ' ')).Append('\n').ToString();
    }

    private static string Configuration(PortingStyle style) => $$"""
        // The configuration comes from the environment, so that no key stands in a program.
        {{(style is PortingStyle.Dynamic ? "dynamic" : "using var")}} instance = Builder.Factory(new {
            mchid = Setting("WECHATPAY_MCHID"),
            serial = Setting("WECHATPAY_SERIAL"),
            privateKey = Setting("WECHATPAY_PRIVATE_KEY"),
            certs = new Dictionary<string, object> { [Setting("WECHATPAY_PLATFORM_KEY_ID")] = Setting("WECHATPAY_PLATFORM_KEY") },
            secret = Environment.GetEnvironmentVariable("WECHATPAY_SECRET"),
        });

        static string Setting(string name) =>
            Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"The environment variable {name} is not set.");

        """.ReplaceLineEndings("\n");

    // System first, then namespaces, then `using static`, then aliases: as `dotnet format` has them.
    private sealed class UsingOrder : IComparer<string>
    {
        public static readonly UsingOrder Instance = new();

        public int Compare(string? x, string? y) => Rank(x!) != Rank(y!) ? Rank(x!) - Rank(y!) : string.CompareOrdinal(x!.TrimEnd(';'), y!.TrimEnd(';'));

        private static int Rank(string line) => line.StartsWith("using static ", StringComparison.Ordinal) ? 1 : line.Contains('=', StringComparison.Ordinal) ? 2 : 0;
    }
}
