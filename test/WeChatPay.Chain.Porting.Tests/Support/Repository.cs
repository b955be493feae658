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

namespace WeChatPay.Porting.Tests.Support;

/// <summary>Finds the repository's folder by walking up: compiled-in paths are rewritten in deterministic builds.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Shared(string file) => Path.Combine(Root, "..", "shared", file);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "WeChatPay.Chain.slnx")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"No WeChatPay.Chain.slnx above {AppContext.BaseDirectory}.");
    }
}
