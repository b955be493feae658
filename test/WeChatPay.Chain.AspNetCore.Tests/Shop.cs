using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WeChatPay.Testing;

namespace WeChatPay.AspNetCore.Tests;

/// <summary>An application on loopback, and the platform that delivers callbacks to it.</summary>
internal sealed class Shop : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Shop(WebApplication app, LogLines log)
    {
        _app = app;
        Log = log;
    }

    public LogLines Log { get; }

    public IServiceProvider Services => _app.Services;

    public static string MerchantKey { get; } = CreateKey();

    public static async Task<Shop> StartAsync(Action<IServiceCollection> add, Action<WebApplication> map)
    {
        var builder = WebApplication.CreateBuilder();
        var log = new LogLines();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log);
        add(builder.Services);
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return new Shop(app, log);
    }

    public Uri Url(string path) => new(new Uri(_app.Urls.Single()), path);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    /// <summary>Gives the section of a merchant whose platform is a signer.</summary>
    public static IConfiguration Section(PlatformSigner signer, string mchid = "1900000109", params (string Key, string? Value)[] more)
    {
        var values = Values(signer, mchid);
        foreach (var (key, value) in more)
            values[key] = value;
        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }

    /// <summary>Gives the settings of a merchant whose platform is a signer.</summary>
    public static Dictionary<string, string?> Values(PlatformSigner signer, string mchid = "1900000109") => new()
    {
        ["Mchid"] = mchid,
        ["Serial"] = "3775B6A45ACD588826D15E583A95F5DDE4BD2A1C",
        ["PrivateKey"] = MerchantKey,
        ["ApiV3Key"] = signer.ApiV3Key,
        ["ApiV2Key"] = signer.ApiV2Key,
        [$"Certs:{signer.KeyId}"] = signer.PublicKeyPem,
    };

    private static string CreateKey()
    {
        using var key = RSA.Create(2048);
        return key.ExportPkcs8PrivateKeyPem();
    }
}

/// <summary>Keeps the lines that an application logs.</summary>
internal sealed class LogLines : ILoggerProvider
{
    public ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>Gets the lines of this package: level, event id, text.</summary>
    public IEnumerable<string> Own => Lines.Where(static line => line.StartsWith("WeChatPay", StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Category(LogLines all, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            all.Lines.Enqueue($"{name} {logLevel} {eventId.Id} {formatter(state, exception)}");
    }
}
