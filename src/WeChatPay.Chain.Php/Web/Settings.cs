using WeChatPay.Php.Values;

namespace WeChatPay.Php.Web;

/// <summary>Settings of a shop for ported code: <c>config('wechat.mchid')</c> and <c>env('WECHAT_MCHID')</c> of the frameworks.</summary>
/// <remarks>Mutable: set <see cref="Source"/> once, when the program starts. Thread-safe after that.</remarks>
public static class Settings
{
    /// <summary>Gets or sets where <see cref="config"/> reads: takes a name with dots, and gives text, a number, true or false, an array, or null for
    /// none.</summary>
    /// <value>Default: nothing is set. With <c>IConfiguration</c>: <c>name => configuration[name.Replace('.', ':')]</c>.</value>
    public static Func<string, object?> Source { get; set; } = static _ => null;

    /// <summary>Gets a setting by its name with dots, or the default.</summary>
    public static dynamic? config(object? key, object? @default = null) => Source(Parameters.Text(key, 1)) ?? RequestFields.Given(@default);

    /// <summary>Gets a variable of the environment as Laravel does: <c>true</c>, <c>false</c>, <c>null</c> and <c>empty</c>, also in brackets, are
    /// values.</summary>
    public static dynamic? env(object? key, object? @default = null)
    {
        if (Environment.GetEnvironmentVariable(Parameters.Text(key, 1)) is not { } value)
            return RequestFields.Given(@default);
        return value.ToLowerInvariant() switch
        {
            "true" or "(true)" => true,
            "false" or "(false)" => false,
            "empty" or "(empty)" => "",
            "null" or "(null)" => null,
            _ when value.Length > 1 && value[0] == value[^1] && value[0] is '"' or '\'' => value[1..^1],
            _ => value,
        };
    }
}
