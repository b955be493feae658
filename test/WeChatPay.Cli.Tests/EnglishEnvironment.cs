namespace WeChatPay.Cli.Tests;

/// <summary>The tests expect English, whatever the language of the developer's machine.</summary>
[SetUpFixture]
internal sealed class EnglishEnvironment
{
    private EnvironmentScope _environment = null!;

    [OneTimeSetUp]
    public void Prepare() => _environment = new EnvironmentScope { ["LC_ALL"] = "C" };

    [OneTimeTearDown]
    public void CleanUp() => _environment.Dispose();
}
