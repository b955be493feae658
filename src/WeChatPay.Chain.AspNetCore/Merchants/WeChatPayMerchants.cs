using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using WeChatPay.Callbacks;

namespace WeChatPay.AspNetCore;

/// <summary>The merchants that were added by <c>AddWeChatPay</c>, by name.</summary>
/// <remarks>Thread-safe. It owns the clients.</remarks>
public sealed class WeChatPayMerchants : IDisposable
{
    private readonly IOptionsFactory<WeChatPayOptions> _options;
    private readonly ILogger _logger;
    private readonly List<IDisposable> _watches;
    private readonly CallbackSetting[] _callbacks;
    private readonly ConcurrentDictionary<string, Lazy<WeChatPayMerchant>> _merchants = new(StringComparer.Ordinal);

    internal WeChatPayMerchants(
        IEnumerable<MerchantName> names,
        IOptionsFactory<WeChatPayOptions> options,
        IEnumerable<IOptionsChangeTokenSource<WeChatPayOptions>> changes,
        IEnumerable<CallbackSetting> callbacks,
        ILogger logger)
    {
        _options = options;
        _logger = logger;
        // Not by IOptionsMonitor: it raises the exception of a wrong configuration before it tells of the change.
        _watches = [.. changes.Select(source => ChangeToken.OnChange(source.GetChangeToken, Reload, source.Name ?? ""))];
        _callbacks = [.. callbacks];
        Names = [.. names.Select(static name => name.Value).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Gets the names, in the order in which they were added.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Gets a merchant. It is built at the first use.</summary>
    /// <param name="name">The name; empty for the one that was added without a name.</param>
    /// <exception cref="ArgumentException">No merchant has this name.</exception>
    /// <exception cref="OptionsValidationException">Its configuration is wrong.</exception>
    public WeChatPayMerchant Get(string name = "") => TryGet(name)
        ?? throw new ArgumentException($"No merchant was added with this name. The names: {ShowNames()}.", nameof(name));

    /// <summary>Closes the connections of all clients.</summary>
    public void Dispose()
    {
        _watches.ForEach(static watch => watch.Dispose());
        foreach (var merchant in _merchants.Values.Where(static merchant => merchant.IsValueCreated))
            merchant.Value.Dispose();
    }

    /// <summary>Shows the names, and no key.</summary>
    public override string ToString() => $"WeChat Pay merchants: {ShowNames()}";

    internal WeChatPayMerchant? TryGet(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Names.Contains(name, StringComparer.Ordinal)
            ? _merchants.GetOrAdd(name, each => new(() => new WeChatPayMerchant(each, _options.Create(each), _callbacks))).Value
            : null;
    }

    // Only keys: another setting takes effect when the application starts again.
    private void Reload(string name)
    {
        if (!_merchants.TryGetValue(name, out var merchant) || !merchant.IsValueCreated)
            return;
        try
        {
            merchant.Value.Client.ReplaceKeys(_options.Create(name));
            _logger.KeysReplaced(ShowName(name));
        }
        // A wrong configuration must not stop a shop that runs: it goes on with the old keys.
        catch (Exception error)
        {
            // The message of another exception, of a vault's client for instance, may show a secret.
            var isPlain = error is ArgumentException or OptionsValidationException or IOException or UnauthorizedAccessException;
            _logger.KeysKept(ShowName(name), isPlain ? error.Message : $"{error.GetType().Name}.");
        }
    }

    private static string ShowName(string name) => name.Length == 0 ? "(empty)" : name;

    private string ShowNames() => string.Join(", ", Names.Select(static name => name.Length == 0 ? "(empty)" : $"`{name}`"));
}

/// <summary>The name of a merchant that was added.</summary>
internal sealed record MerchantName(string Value);

/// <summary>A change of the options that a merchant's callbacks are read with.</summary>
internal sealed record CallbackSetting(string Name, Action<CallbackParserOptions> Configure);
