using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Tests;

/// <summary>The repository that this test was built from.</summary>
internal static class Repository
{
    /// <summary>Gets the folder that holds the solution. Found by walking up: compiled-in paths are rewritten in deterministic builds.</summary>
    public static string Root { get; } = FindRoot();

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file)).ReplaceLineEndings("\n");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "WeChatPay.Chain.slnx")))
                return folder.FullName;
        throw new InvalidOperationException($"No WeChatPay.Chain.slnx above {AppContext.BaseDirectory}.");
    }
}
