using WeChatPay.Basics;
using WeChatPay.Util;

namespace WeChatPay;

/// <summary>How a client downloads the platform certificates and renews them.</summary>
/// <remarks>A call that finds that it is time begins the download and does not wait for it. Only a call that cannot be verified without one waits: the first
/// call of a client without <c>certs</c>, and a call whose response is signed by a certificate that the client does not know. Source:
/// https://pay.weixin.qq.com/doc/v3/merchant/4012551764. Mutable: use it from one thread. A client copies it.</remarks>
public sealed record CertificateRefresh
{
    private const string MainlandPath = "v3/certificates";

    private static readonly string[] Paths = [MainlandPath, "hk/v3/certificates", "v3/global/certificates"];
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Gets or sets after how long the certificates are renewed.</summary>
    /// <value>Default: 12 hours, the longest that WeChat Pay allows, less up to a tenth at random. At least a minute. Near the end of the newest certificate it
    /// is half of the time that is left.</value>
    public TimeSpan Interval { get; set; } = Longest;

    /// <summary>Gets or sets the operation that lists the certificates.</summary>
    /// <value>Default: <c>v3/certificates</c>. In Hong Kong <c>hk/v3/certificates</c>, elsewhere overseas <c>v3/global/certificates</c>.</value>
    public string Path { get; set; } = MainlandPath;

    /// <summary>Gets or sets the store by which processes share the list, so that one of them downloads it for all.</summary>
    /// <value>Default: none. Each process downloads for itself.</value>
    public ICertificateStore? Store { get; set; }

    /// <summary>Takes the loose option: true, false, a time, or an object with <c>interval</c> and <c>path</c>.</summary>
    /// <exception cref="ArgumentException">It is another value.</exception>
    internal static CertificateRefresh? FromLoose(object value)
    {
        switch (value)
        {
            case CertificateRefresh refresh:
                return refresh;
            case bool isOn:
                return isOn ? new() : null;
            case TimeSpan or int or long or double or decimal:
                return new() { Interval = ReadInterval(value) };
        }
        if (!LooseObject.TryRead(value, out var entries) || entries.Exists(static entry => entry.Key is not ("interval" or "path")))
            throw Wrong("certificate_refresh", value, "true, or new { interval = 43200 } in seconds");
        var read = new CertificateRefresh();
        foreach (var (name, entry) in entries)
        {
            if (name == "path")
                read.Path = entry as string ?? throw Wrong("certificate_refresh.path", entry, RightPath);
            else
                read.Interval = ReadInterval(entry);
        }
        return read;
    }

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">One is out of range.</exception>
    internal void Check()
    {
        if (Interval < Shortest || Interval > Longest)
            throw new ArgumentException($"`certificate_refresh.interval` is `{Interval}`: give a minute to 12 hours.").On(HelpPage.Configuration);
        if (!Paths.Contains(Path))
            throw Wrong("certificate_refresh.path", Path, RightPath);
    }

    private static string RightPath => string.Join(", ", Paths.Select(static path => $"\"{path}\""));

    private static TimeSpan ReadInterval(object? value)
    {
        if (value is TimeSpan span)
            return span;
        if (value is not (int or long or double or decimal))
            throw Wrong("certificate_refresh.interval", value, "seconds, for example 43200, or a TimeSpan");
        var seconds = Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
        return seconds is > 0 and < int.MaxValue
            ? TimeSpan.FromSeconds(seconds)
            : throw new ArgumentException("`certificate_refresh.interval` is not a number of seconds above zero: give for example 43200.")
                .On(HelpPage.Configuration);
    }

    private static ArgumentException Wrong(string name, object? value, string right) => Refusal.Create($"`{name}`", value, right, outcome: null)
        .On(HelpPage.Configuration);
}
