using WeChatPay.Basics;
using WeChatPay.Options;
using WeChatPay.Util;

namespace WeChatPay;

/// <summary>Says which calls are sent again after a failure, how often and how soon: option <c>retry</c> of a call and of a client.</summary>
/// <remarks>A repeat has the same number and the same parameters, and is signed again. <c>true</c> converts to the defaults, <c>false</c> to
/// <see cref="Off"/>. Repeated by default: any call that was not sent (name, connection or TLS failed); a GET after 429, 500, 502, 503 and a response that
/// broke off; another call after 429, unless it is a refund. Mutable: use it from one thread, until a client or a call has taken it.</remarks>
public sealed record RetryOptions
{
    internal const int MostAttempts = 10;

    internal static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(10);

    internal static readonly RetryOptions Default = new();

    internal static readonly RetryOptions None = new() { MaxAttempts = 1 };

    /// <summary>Gets the options that repeat no call.</summary>
    public static RetryOptions Off => None with { };

    /// <summary>Gets or sets how many attempts a call has in all, the first one included: loose <c>max_attempts</c>.</summary>
    /// <value>Default: 3. From 1, which means no repeat, to 10.</value>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>Gets or sets whether a call that changes something is also sent again when it may have taken effect: loose <c>writes</c>.</summary>
    /// <value>Default: false. With true also after 500 with <c>SYSTEM_ERROR</c> or <c>BANK_ERROR</c>, 502 and 503, and in APIv2 after <c>SYSTEMERROR</c>,
    /// <c>BANKERROR</c> and <c>BIZERR_NEED_RETRY</c>. Give each order and each refund its number: without one, each attempt would place an order.</value>
    public bool Writes { get; set; }

    /// <summary>Gets or sets the pause before the second attempt: loose <c>delay</c>, there in seconds with fractions.</summary>
    /// <value>Default: 200 milliseconds. Later pauses are about twice as long as the one before; each varies by chance. From zero to 10 minutes.</value>
    public TimeSpan Delay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Gets or sets the longest pause: loose <c>max_delay</c>, there in seconds with fractions.</summary>
    /// <value>Default: 5 seconds. It also holds for a longer <c>Retry-After</c> of the server. From zero to 10 minutes.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Makes <c>Retry = true</c> the defaults, and <c>Retry = false</c> <see cref="Off"/>.</summary>
    public static implicit operator RetryOptions(bool isOn) => FromBoolean(isOn);

    /// <summary>Gives the defaults for true, and <see cref="Off"/> for false: the conversion as a method.</summary>
    public static RetryOptions FromBoolean(bool isOn) => isOn ? new() : Off;

    /// <summary>Copies the options, which are mutable, and checks them.</summary>
    /// <exception cref="ArgumentException">One has a value that it cannot have.</exception>
    internal RetryOptions Validated()
    {
        if (MaxAttempts is < 1 or > MostAttempts)
            throw Wrong("max_attempts", $"{MaxAttempts}", $"1 to {MostAttempts} attempts in all");
        RequireDelay("delay", Delay);
        RequireDelay("max_delay", MaxDelay);
        return this with { };
    }

    /// <summary>Reads a loose value.</summary>
    internal static RetryOptions Read(object value) => value switch
    {
        RetryOptions options => options,
        bool isOn => isOn,
        _ when LooseObject.TryRead(value, out var entries) => FromEntries(entries),
        _ => throw Refusal.Create("The option `retry`", value, "true, false, or new { max_attempts = 3, writes = true, delay = 0.2, max_delay = 5 }")
            .On(HelpPage.Configuration),
    };

    private static RetryOptions FromEntries(List<KeyValuePair<string, object?>> entries)
    {
        var options = new RetryOptions();
        foreach (var (key, value) in entries)
        {
            switch (key)
            {
                case "max_attempts":
                    options.MaxAttempts = value is int or long and <= MostAttempts and >= 0
                        ? Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture)
                        : throw Refusal.Create("`max_attempts` in `retry`", value, $"1 to {MostAttempts}").On(HelpPage.Configuration);
                    break;
                case "writes":
                    options.Writes = value is bool writes ? writes : throw Refusal.Create("`writes` in `retry`", value, "true or false")
                        .On(HelpPage.Configuration);
                    break;
                case "delay":
                    options.Delay = ReadDelay(key, value);
                    break;
                case "max_delay":
                    options.MaxDelay = ReadDelay(key, value);
                    break;
                default:
                    throw new ArgumentException(
                        $"{Basics.TextShape.QuoteName(key)} is not a key of `retry`. The keys: max_attempts, writes, delay, max_delay. {Refusal.NothingSent}")
                            .On(HelpPage.Configuration);
            }
        }
        return options;
    }

    private static TimeSpan ReadDelay(string key, object? value) => value switch
    {
        TimeSpan span => span,
        not null when LooseOptions.TryReadSeconds(value, out var seconds) => TimeSpan.FromSeconds(seconds),
        _ => throw Refusal.Create($"`{key}` in `retry`", value, "seconds, for example 0.2, or a TimeSpan").On(HelpPage.Configuration),
    };

    private static void RequireDelay(string name, TimeSpan delay)
    {
        if (delay < TimeSpan.Zero || delay > LongestDelay)
            throw Wrong(name, $"{delay}", "zero to 10 minutes (as a number: seconds, for example 0.2)");
    }

    private static ArgumentException Wrong(string name, string value, string right) =>
        new ArgumentException($"`{name}` in the option `retry` is `{value}`: give {right}. {Refusal.NothingSent}").On(HelpPage.Configuration);
}
