using System.Diagnostics;
using WeChatPay.Cli.Profiles;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Sandboxes;

/// <summary>The addresses of the sandboxes that <c>wechatpay sandbox</c> runs, in a file for the other commands: a line each. The last one
/// counts.</summary>
internal sealed class RunningSandbox : IDisposable
{
    public const string Option = "--sandbox";

    private readonly string _line;

    private RunningSandbox(string line) => _line = line;

    private static string FullName => Path.Combine(UserFolders.State, "sandbox");

    /// <summary>Writes the address. Disposing deletes it, and leaves those of other sandboxes.</summary>
    /// <param name="address">The address.</param>
    /// <param name="keys">The folder of the platform's keys; null where they are not in files.</param>
    public static RunningSandbox Announce(Uri address, string? keys = null)
    {
        var own = new RunningSandbox($"{Environment.ProcessId} {address} {keys}".TrimEnd());
        try
        {
            Directory.CreateDirectory(UserFolders.State);
            File.WriteAllLines(FullName, [.. ReadLines().Where(IsOfRunning), own._line]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Without the file, the other commands need --sandbox.
        }
        return own;
    }

    /// <summary>Finds the address of a sandbox.</summary>
    /// <param name="given">The value of <c>--sandbox</c>; null for the one that runs.</param>
    /// <exception cref="MisuseException">The value is not an address on this machine, or no sandbox runs.</exception>
    public static Uri Find(string? given)
    {
        if (given is null)
        {
            return Read()?.Address ?? throw new MisuseException(Message.Format(
                $"No sandbox runs: start one by `wechatpay sandbox` in another terminal, or give {Option} http://127.0.0.1:PORT. Nothing was sent."));
        }
        return Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.IsLoopback
            ? address
            : throw new MisuseException(Message.Format(
                $"{Option}: {LibraryMessage.QuoteHost(given)} is not the address of a sandbox on this machine, such as http://127.0.0.1:8080. "
                + $"Nothing was sent."));
    }

    /// <summary>Finds the folder of the platform's keys of the sandbox that runs.</summary>
    /// <exception cref="MisuseException">No sandbox runs.</exception>
    public static string FindKeys() => Read()?.Keys ?? throw new MisuseException(
        Message.Of("No sandbox runs: start one by `wechatpay sandbox` in another terminal. Nothing was sent."));

    public void Dispose()
    {
        try
        {
            var others = ReadLines().Where(line => line != _line).ToList();
            if (others.Count > 0)
                File.WriteAllLines(FullName, others);
            else
                File.Delete(FullName);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The file of an ended sandbox is recognised by its process.
        }
    }

    private static (Uri Address, string? Keys)? Read()
    {
        try
        {
            return ReadLines().LastOrDefault(IsOfRunning)?.Split(' ', 3) is [_, var address, .. var keys]
                ? (new Uri(address), keys is [var folder] ? folder : null)
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or UriFormatException)
        {
            return null;
        }
    }

    private static string[] ReadLines() => File.Exists(FullName) ? File.ReadAllLines(FullName) : [];

    private static bool IsOfRunning(string line) => line.Split(' ', 3) is [var process, _, ..] && IsRunning(process);

    private static bool IsRunning(string id)
    {
        try
        {
            using var process = Process.GetProcessById(int.Parse(id, System.Globalization.CultureInfo.InvariantCulture));
            return !process.HasExited;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or OverflowException)
        {
            return false;
        }
    }
}
