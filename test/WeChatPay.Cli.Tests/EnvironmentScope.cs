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

/// <summary>Sets environment variables. Disposing restores their old values.</summary>
internal sealed class EnvironmentScope : IDisposable
{
    private readonly Dictionary<string, string?> _before = [];

    public string? this[string name]
    {
        set
        {
            _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
            Environment.SetEnvironmentVariable(name, value);
    }
}
