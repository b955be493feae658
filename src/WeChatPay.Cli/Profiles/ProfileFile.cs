using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Cli.Profiles;

/// <summary>The user's file of profiles: a JSON object that maps names to configurations for <c>Builder.Factory</c>. Only its owner may read it.</summary>
internal static class ProfileFile
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Gets the full path of the file.</summary>
    public static string FullName => Path.Combine(UserFolders.Configuration, "profiles.json");

    /// <summary>Reads one profile.</summary>
    /// <exception cref="ProfileException">The file or the profile does not exist, or others may read the file.</exception>
    public static Dictionary<string, object?> Read(string name)
    {
        var profiles = Parse(ReadText());
        return profiles[name] switch
        {
            JObject profile => profile.Properties().ToDictionary(static field => field.Name, static field => ToPlain(field.Value)),
            null => throw new ProfileException(
                Message.Format(
                    $"Profile `{name}` is not in {FullName}. The file has {List(profiles)}; "
                    + $"`{EnvironmentProfile.Name}` reads variables such as WECHATPAY_MCHID.")),
            _ => throw new ProfileException(
                Message.Format($"Profile `{name}` in {FullName} is not an object. Write {{ \"{name}\": {{ \"mchid\": \"1900000109\", … }} }}.")),
        };
    }

    private static string List(JObject profiles) =>
        profiles.Count == 0 ? Message.Of("no profile") : Message.Join(profiles.Properties().Select(static one => $"`{one.Name}`"));

    private static object? ToPlain(JToken value) => value switch
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
            // The mode of the open file, not of its name: the name may mean another file a moment later. AppData on Windows is private already.
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & Others) != 0)
                throw new ProfileException(Message.Format(
                    $"{FullName} was not read: it names keys, and other users may read or write it. Run: chmod 600 '{FullName}'"));
            using var reader = new StreamReader(file);
            return reader.ReadToEnd();
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ProfileException(
                Message.Format($"{FullName} does not exist, so there are no profiles. "
                + $"Write {{ \"shop\": {{ \"mchid\": …, \"serial\": …, \"privateKey\": …, \"certs\": {{ … }} }} }} into it "
                + $"and run chmod 600, or use --profile {EnvironmentProfile.Name}."),
                error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ProfileException(Message.Format($"{FullName} cannot be read: {error.Message}"), error);
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
            // The message of the JSON reader quotes the text, which may be a secret.
            throw new ProfileException(Message.Format($"{FullName} is not JSON. Look at line {error.LineNumber}, column {error.LinePosition}."));
        }
    }
}
