using System.Runtime.Versioning;
using NUnit.Framework;
using WeChatPay.Sinks;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Pipeline;

/// <summary>Who may read a file that is written for a <c>sink</c>.</summary>
[Platform(Exclude = "Win", Reason = "Windows has no such modes.")]
[UnsupportedOSPlatform("windows")]
public sealed class SinkFileTests
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [TestCase(null, Owner)]
    [TestCase(Owner | UnixFileMode.GroupRead | UnixFileMode.GroupWrite, Owner | UnixFileMode.GroupRead | UnixFileMode.GroupWrite)]
    [TestCase(UnixFileMode.UserRead | UnixFileMode.OtherRead, UnixFileMode.UserRead | UnixFileMode.OtherRead)]
    public async Task WriteAsync_FileThatWasThere_HasItsModeAndOthersAreTheOwners(UnixFileMode? before, UnixFileMode after)
    {
        using var sink = new TemporarySink();
        if (before is { } mode)
        {
            await File.WriteAllTextAsync(sink.Path, "before");
            File.SetUnixFileMode(sink.Path, mode);
        }
        UnixFileMode meanwhile = default;

        await SinkFile.WriteAsync(sink.Path, async stream =>
        {
            meanwhile = File.GetUnixFileMode(((FileStream)stream).Name);
            await stream.WriteAsync("after"u8.ToArray());
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(meanwhile, Is.EqualTo(Owner));
            Assert.That(File.GetUnixFileMode(sink.Path), Is.EqualTo(after));
            Assert.That(await File.ReadAllTextAsync(sink.Path), Is.EqualTo("after"));
        }
    }
}
