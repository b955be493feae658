using WeChatPay.Basics;

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
        : $"File.ReadAllText(@\"{Path.GetFullPath(FilePath.Parse(file)).Replace("\"", "\"\"", StringComparison.Ordinal)}\").Trim()";

    /// <summary>Reads a file that an option names.</summary>
    /// <param name="file">The path, with or without <c>file://</c>. The key itself may stand here, so only a path that exists is quoted.</param>
    /// <param name="kind">What the file holds, for the message.</param>
    /// <exception cref="MisuseException">The file cannot be read, or is not UTF-8.</exception>
    public static string ReadFile(string file, string kind = "key")
    {
        try
        {
            return StrictText.Decode(FilePath.ReadAllBytes(file, kind), kind == "key" ? Message.Of("The key file") : Message.Of("The text file"));
        }
        catch (ArgumentException error)
        {
            throw new MisuseException(Message.Format($"{LibraryMessage.Tell(error)} Nothing was sent."));
        }
    }
}
