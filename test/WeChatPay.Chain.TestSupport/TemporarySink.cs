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

namespace WeChatPay.Tests.Support;

/// <summary>A path in a folder of its own, which goes with it.</summary>
internal sealed class TemporarySink : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wechatpay-test-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "body");

    public IEnumerable<string> Files => _folder.EnumerateFiles().Select(file => file.Name);

    public void Dispose() => _folder.Delete(recursive: true);
}
