using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
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

namespace WeChatPay.Cli.Profiles;

/// <summary>The user's file of profiles: a JSON object of names, each with the keys of <c>Builder.Factory</c>. Its owner alone may read it.</summary>
internal static class ProfileFile
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Gets where it is.</summary>
    public static string FullName => Path.Combine(UserFolders.Configuration, "profiles.json");

    /// <summary>Reads one profile of it.</summary>
    /// <exception cref="ProfileException">The file or the profile is not there, or others may read the file.</exception>
    public static Dictionary<string, object?> Read(string name)
    {
        var profiles = Parse(ReadText());
        return profiles[name] switch
        {
            JObject profile => profile.Properties().ToDictionary(static field => field.Name, static field => Plain(field.Value)),
            null => throw new ProfileException($"There is no profile {name} in {FullName}. There are: {Listed(profiles)}; and {EnvironmentProfile.Name}, for variables such as WECHATPAY_MCHID."),
            _ => throw new ProfileException($"Profile {name} in {FullName} is no object: write {{ \"{name}\": {{ \"mchid\": \"1900000109\", … }} }}."),
        };
    }

    private static string Listed(JObject profiles) => profiles.Count == 0 ? "none" : string.Join(", ", profiles.Properties().Select(static one => one.Name));

    private static object? Plain(JToken value) => value switch
    {
        JValue plain => plain.Value,
        JArray list => list.Select(static entry => (string?)entry).ToArray(),
        _ => value,
    };

    private static string ReadText()
    {
        try
        {
            using var file = new FileStream(FullName, FileMode.Open, FileAccess.Read, FileShare.Read);
            // Of the file that is open, not of its name, which may be another's a moment later. AppData on Windows is the user's own.
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & Others) != 0)
                throw new ProfileException($"{FullName} names keys and may be read or written by others than its owner. It was not read. Run: chmod 600 '{FullName}'");
            using var reader = new StreamReader(file);
            return reader.ReadToEnd();
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ProfileException($"There are no profiles: {FullName} does not exist. Write {{ \"shop\": {{ \"mchid\": …, \"serial\": …, \"privateKey\": …, \"certs\": {{ … }} }} }} into it and run chmod 600, or use --profile {EnvironmentProfile.Name}.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ProfileException($"{FullName} cannot be read: {error.Message}", error);
        }
    }

    private static JObject Parse(string text)
    {
        try
        {
            return JObject.Parse(text);
        }
        catch (JsonReaderException error)
        {
            // The reader's own message quotes what it found, which may be a secret.
            throw new ProfileException($"{FullName} is not JSON: look at line {error.LineNumber}, column {error.LinePosition}.");
        }
    }
}
