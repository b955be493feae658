namespace WeChatPay.Cli.Terminal;

/// <summary>A secret from a file or an environment variable. Every user of the machine can read a command line, so no secret is an argument.</summary>
internal static class GivenSecret
{
    /// <summary>The environment variable of the APIv3 key.</summary>
    public const string ApiV3Key = "WECHATPAY_API_V3_KEY";

    /// <summary>The environment variable of the APIv2 key.</summary>
    public const string ApiV2Key = "WECHATPAY_SECRET";

    /// <summary>Reads the secret from the file, or from the variable when no file is named.</summary>
    /// <returns>The secret without white space around it; null when there is none.</returns>
    /// <exception cref="MisuseException">The file cannot be read.</exception>
    public static string? Find(string variable, string? file)
    {
        var text = file is null ? Environment.GetEnvironmentVariable(variable) : ReadFile(file);
        // An editor ends a file with a line feed, which is not part of the key.
        return text?.Trim() is { Length: > 0 } secret ? secret : null;
    }

    /// <summary>Writes C# that reads the secret from the same place. The secret itself would stay on the screen and be copied.</summary>
    public static string WriteCode(string variable, string? file) => file is null
        ? $"Environment.GetEnvironmentVariable(\"{variable}\")"
        : $"File.ReadAllText(@\"{Path.GetFullPath(file).Replace("\"", "\"\"", StringComparison.Ordinal)}\").Trim()";

    /// <summary>Reads a file that an option names.</summary>
    /// <exception cref="MisuseException">The file cannot be read, or is not UTF-8.</exception>
    public static string ReadFile(string file)
    {
        try
        {
            return StrictText.ReadFile(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MisuseException($"The file `{file}` cannot be read: {error.Message} Nothing was sent.");
        }
    }
}
