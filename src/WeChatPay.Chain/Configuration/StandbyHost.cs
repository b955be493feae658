using System.Net;
using WeChatPay.Basics;
using WeChatPay.Util;

namespace WeChatPay;

/// <summary>The host that takes the calls while another one cannot be reached: option <c>standby</c> of a client.</summary>
/// <remarks>Assign true for the host that WeChat Pay documents, or a base address as text or <see cref="Uri"/>. Immutable and thread-safe.</remarks>
public sealed class StandbyHost
{
    private static readonly StandbyHost Known = new(null);

    private StandbyHost(Uri? baseUri) => BaseUri = baseUri;

    /// <summary>Gets the hosts that WeChat Pay documents.</summary>
    /// <value><c>api2.mch.weixin.qq.com</c> for <c>api.mch.weixin.qq.com</c> and the other way round; for the operations and the host of overseas merchants
    /// <c>api.mch</c> and <c>apihk.mch</c>. Another base address has none.</value>
    public static StandbyHost Documented => Known;

    /// <summary>Gets the base address that was given; <see langword="null"/> for the documented hosts.</summary>
    public Uri? BaseUri { get; }

    /// <summary>Takes a base address, which stands in for the client's.</summary>
    public static implicit operator StandbyHost?(Uri? baseUri) => baseUri is null ? null : new(baseUri);

    /// <summary>Takes a base address as text.</summary>
    public static implicit operator StandbyHost?(string? baseUri) => baseUri is null ? null : FromString(baseUri);

    /// <summary>Makes <c>Standby = true</c> the documented hosts; false means none.</summary>
    public static implicit operator StandbyHost?(bool isOn) => FromBoolean(isOn);

    /// <inheritdoc cref="op_Implicit(Uri)"/>
    public static StandbyHost FromUri(Uri baseUri)
    {
        ArgumentNullException.ThrowIfNull(baseUri);
        return new(baseUri);
    }

    /// <inheritdoc cref="op_Implicit(string)"/>
    /// <exception cref="ArgumentException">The text is not an address.</exception>
    public static StandbyHost FromString(string baseUri)
    {
        ArgumentNullException.ThrowIfNull(baseUri);
        return Uri.TryCreate(baseUri, UriKind.RelativeOrAbsolute, out var address) ? new(address) : throw Wrong(baseUri);
    }

    /// <inheritdoc cref="op_Implicit(bool)"/>
    public static StandbyHost? FromBoolean(bool isOn) => isOn ? Known : null;

    internal static StandbyHost? Read(object value) => value switch
    {
        StandbyHost host => host,
        bool isOn => isOn,
        Uri address => address,
        string text => text,
        _ => throw Wrong(value),
    };

    /// <summary>Checks the address.</summary>
    /// <exception cref="ArgumentException">It is not a base address, or names a machine by its number.</exception>
    internal void Check()
    {
        RequestOptions.CheckBaseUri(BaseUri, "standby");
        if (BaseUri is { IsLoopback: false } && IPAddress.TryParse(BaseUri.Host.Trim('[', ']'), out _))
        {
            throw new ArgumentException(
                "The option `standby` is a number of a machine, and WeChat Pay changes these numbers: give a name of a host, "
                + $"for example \"https://api2.mch.weixin.qq.com/\". {Refusal.NothingSent}").On(HelpPage.Configuration);
        }
    }

    private static ArgumentException Wrong(object value) =>
        Refusal.Create("The option `standby`", value, "true, false or a base address, for example \"https://api2.mch.weixin.qq.com/\"")
            .On(HelpPage.Configuration);
}
