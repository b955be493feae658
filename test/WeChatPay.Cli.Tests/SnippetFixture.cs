namespace WeChatPay.Cli.Tests;

/// <summary>Tests with a folder of their own for each test.</summary>
internal abstract class SnippetFixture
{
    private protected SnippetFolder Folder { get; private set; } = null!;

    [SetUp]
    public void MakeFolder() => Folder = new SnippetFolder();

    [TearDown]
    public void DeleteFolder() => Folder.Dispose();
}
