using System.Globalization;
using WeChatPay.Certificates;
using WeChatPay.Cli.Certificates;
using WeChatPay.Cli.Profiles;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Doctor;

/// <summary>Examines a merchant's configuration: by itself, and with one call that changes nothing.</summary>
/// <param name="name">The name of the profile.</param>
/// <param name="apiV3Key">The APIv3 key, where the user gives one; null for that of the profile.</param>
/// <param name="isOffline">Whether nothing is sent.</param>
internal sealed class ProfileExam(string name, string? apiV3Key, bool isOffline)
{
    // WeChat Pay refuses requests at 300 seconds.
    private static readonly TimeSpan Far = TimeSpan.FromSeconds(300);
    private static readonly TimeSpan Near = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    /// <summary>Gets the number of the merchant, once the profile was read.</summary>
    public string? Mchid { get; private set; }

    /// <summary>Makes the checks, and gives each as it is done.</summary>
    /// <param name="notes">Takes a line for each value that was changed on the way.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ProfileException">The profile does not exist. Nothing was sent.</exception>
    public async IAsyncEnumerable<ExamFinding> RunAsync(
        TextWriter notes, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var settings = ProfileStore.Read(name, notes);
        var (client, fault) = Build(settings);
        if (client is null)
        {
            yield return ExamFinding.Bad("configuration", fault!);
            yield break;
        }
        using (client)
        {
            Mchid = client.Options.Mchid;
            var missing = ListMissing(client.Options);
            yield return missing.Length == 0
                ? ExamFinding.Good("configuration", Message.Format($"Profile `{name}` is complete, and its keys can be read: merchant {Mchid ?? "–"}."))
                : ExamFinding.Bad("configuration", Message.Format($"Profile `{name}` lacks {Message.Join(missing)}: without it, no call of APIv3 can be made."),
                    Message.Of("Add what is missing. `wechatpay sandbox` prints a whole configuration."));
            foreach (var finding in KeyFileExam.LookAtFiles(settings).Concat(KeyFileExam.LookAtCertificate(settings)).Concat(LookAtOptions(client.Options)))
                yield return finding;
            if (missing.Length > 0)
                yield break;
            if (isOffline)
            {
                yield return ExamFinding.Note(
                    "call", Message.Of("--offline: no call was made, so serial, clock and platform keys were not compared with WeChat Pay's."));
            }
            else
            {
                await foreach (var finding in CallAsync(client, cancellationToken))
                    yield return finding;
            }
            foreach (var finding in LookAtEnds(client))
                yield return finding;
        }
    }

    private static (WeChatPayClient? Client, string? Fault) Build(IReadOnlyDictionary<string, object?> settings)
    {
        try
        {
            return (Builder.Factory(settings), null);
        }
        catch (ArgumentException error)
        {
            return (null, LibraryMessage.Tell(error));
        }
    }

    private static string[] ListMissing(WeChatPayOptions options)
    {
        var merchant = new (string Name, bool IsGiven)[]
        {
            ("`mchid`", options.Mchid is not null),
            ("`serial`", options.Serial is not null || options.Signer is not null),
            ("`privateKey`", options.PrivateKey is not null || options.Signer is not null),
            ("`certs`", options.Certs?.Count > 0 || options.CertificateRefresh is not null),
        };
        return [.. merchant.Where(static one => !one.IsGiven).Select(static one => one.Name)];
    }

    private static IEnumerable<ExamFinding> LookAtOptions(WeChatPayOptions options)
    {
        if (options.BaseUri.Scheme != Uri.UriSchemeHttps && !options.BaseUri.IsLoopback)
            yield return ExamFinding.Bad("address", Message.Of("`base_uri` is not an https address: everyone on the way can read the calls."),
                Message.Of("Write an address that begins with https://."));
        var ids = options.Certs?.Keys.ToArray() ?? [];
        if (ids.Length > 0 && !ids.Any(static id => id.StartsWith("PUB_KEY_ID_", StringComparison.Ordinal)))
        {
            yield return ExamFinding.Note("platform-keys", Message.Of("The profile has platform certificates and not the platform public key."),
                Message.Of("Apply for the public key at https://pay.weixin.qq.com under 账户中心 → API安全 → 微信支付公钥, and give both in `certs`: "
                    + "certificates end, the public key does not."));
        }
    }

    private static IEnumerable<ExamFinding> LookAtEnds(WeChatPayClient client)
    {
        var now = client.Options.TimeProvider.GetUtcNow();
        foreach (var end in client.Health.KeyEnds)
        {
            var day = end.NotAfter.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var owner = end.Owner == KeyOwner.Platform ? Message.Of("platform") : Message.Of("merchant");
            var advice = end.Owner == KeyOwner.Platform
                ? Message.Of("Download the new one by `wechatpay certs`, or let the client do so: certificate_refresh = true.")
                : Message.Of("Apply for a new one at https://pay.weixin.qq.com under 账户中心 → API安全; both are valid until the old one ends.");
            yield return (end.NotAfter - now) switch
            {
                var left when left <= TimeSpan.Zero =>
                    ExamFinding.Bad("certificate-end", Message.Format($"The {owner} certificate {end.Serial} ended on {day}."), advice),
                var left when left <= Soon =>
                    ExamFinding.Note("certificate-end", Message.Format($"The {owner} certificate {end.Serial} ends on {day}."), advice),
                _ => ExamFinding.Good("certificate-end", Message.Format($"The {owner} certificate {end.Serial} is valid until {day}.")),
            };
        }
    }

    private async IAsyncEnumerable<ExamFinding> CallAsync(
        WeChatPayClient client, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var key = apiV3Key ?? client.Options.ApiV3Key?.Reveal();
        var findings = new List<ExamFinding>();
        try
        {
            if (key is null)
                await client["v3/certificates"].GetAsync(cancellationToken: cancellationToken);
            else
                Compare(findings, client, await PlatformCertificates.DownloadAsync(client, key, cancellationToken));
            findings.Insert(0, Accepted());
            findings.Insert(1, ExamFinding.Good("platform-keys", Message.Of("The response is proven to be WeChat Pay's by the platform keys of the profile.")));
            if (key is null)
                findings.Add(NoKey());
        }
        catch (WeChatPayApiException error) when (error.Code == "RESOURCE_NOT_EXISTS")
        {
            findings.Add(Accepted());
            findings.Add(ExamFinding.Note("platform-keys", Message.Of(
                "The merchant has no platform certificate, so it verifies with the public key. "
                + "No response of this call proves that the public key is right.")));
        }
        catch (WeChatPayApiException error) when (error.StatusCode == 401)
        {
            findings.Add(Refused(error));
        }
        catch (WeChatPayException error)
        {
            findings.Add(ExamFinding.Bad("call", error is WeChatPayVerificationException { Check: VerificationCheck.Decryption }
                ? CertsFailure.Explain(error, client.Options.Mchid!)
                : LibraryMessage.Tell(error)));
        }
        // `certs` of the profile, or the APIv3 key, is not one.
        catch (ArgumentException error)
        {
            findings.Add(ExamFinding.Bad("call", LibraryMessage.Tell(error)));
        }
        foreach (var finding in findings)
            yield return finding;
        if (client.Health.ClockOffset is { } offset)
            yield return Judge(offset);
    }

    private static void Compare(List<ExamFinding> findings, WeChatPayClient client, IReadOnlyList<PlatformCertificate> downloaded)
    {
        findings.Add(ExamFinding.Good("api-v3-key", Message.Of("The APIv3 key decrypts the list of platform certificates.")));
        var configured = client.Options.Certs?.Keys ?? [];
        foreach (var serial in downloaded.Select(static one => one.Serial).Except(configured, StringComparer.OrdinalIgnoreCase))
        {
            findings.Add(ExamFinding.Note("platform-keys", Message.Format($"WeChat Pay lists the platform certificate {serial}, which `certs` does not have."),
                Message.Of("Download the new one by `wechatpay certs`, or let the client do so: certificate_refresh = true.")));
        }
    }

    private static ExamFinding Accepted() =>
        ExamFinding.Good("signature", Message.Of("WeChat Pay accepts the merchant's signature: number, serial and private key belong together."));

    private static ExamFinding NoKey() => ExamFinding.Note("api-v3-key", Message.Of("The APIv3 key was not checked: the profile has none."),
        Message.Format($"Set {GivenSecret.ApiV3Key}, or name a file with --api-v3-key-file. Callbacks are encrypted with that key."));

    private static ExamFinding Refused(WeChatPayApiException error) => CertsFailure.NamesTimestamp(error)
        ? ExamFinding.Bad("clock", Message.Format($"This machine's clock is off by more than 300 seconds. Set it by NTP. WeChat Pay said: {error.Description}"))
        : ExamFinding.Bad("signature", Message.Format($"WeChat Pay refuses the signature: {error.Description}"),
            Message.Of("`mchid`, `serial` and `privateKey` have to belong together: compare the serial at https://pay.weixin.qq.com under 账户中心 → API安全."));

    private static ExamFinding Judge(TimeSpan offset)
    {
        var seconds = Math.Abs((long)offset.TotalSeconds);
        return offset.Duration() switch
        {
            var gap when gap >= Far => ExamFinding.Bad("clock", Message.Format($"This machine's clock is off by {seconds} s, and WeChat Pay allows 300 s."),
                Message.Of("Set the clock by NTP.")),
            var gap when gap >= Near => ExamFinding.Note("clock", Message.Format($"This machine's clock is off by {seconds} s, and WeChat Pay allows 300 s."),
                Message.Of("Set the clock by NTP.")),
            _ => ExamFinding.Good("clock", Message.Format($"This machine's clock is right: {seconds} s apart.")),
        };
    }
}
