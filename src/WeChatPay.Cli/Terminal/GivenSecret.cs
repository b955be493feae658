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

namespace WeChatPay.Cli.Terminal;

/// <summary>A secret from a file or an environment variable: a command line is shown to everybody on the machine.</summary>
internal static class GivenSecret
{
    /// <summary>Names the variable of the APIv3 key.</summary>
    public const string ApiV3Key = "WECHATPAY_API_V3_KEY";

    /// <summary>Names the variable of the APIv2 key.</summary>
    public const string Secret = "WECHATPAY_SECRET";

    /// <summary>Reads it from the file, and where none is named from the variable; null when neither holds it.</summary>
    /// <exception cref="MisuseException">The file cannot be read.</exception>
    public static string? Read(string variable, string? file)
    {
        var text = file is null ? Environment.GetEnvironmentVariable(variable) : TextOf(file);
        // An editor ends a file with a line feed, which is no part of a key.
        return text?.Trim() is { Length: > 0 } secret ? secret : null;
    }

    /// <summary>Writes C# that reads the secret from the same place: on a screen it would stay, and be copied.</summary>
    public static string CodeOf(string variable, string? file) => file is null
        ? $"Environment.GetEnvironmentVariable(\"{variable}\")"
        : $"File.ReadAllText(@\"{Path.GetFullPath(file).Replace("\"", "\"\"", StringComparison.Ordinal)}\").Trim()";

    /// <summary>Reads a file that an option names.</summary>
    /// <exception cref="MisuseException">It cannot be read.</exception>
    public static string TextOf(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MisuseException($"The file {file} cannot be read: {error.Message}");
        }
    }
}
