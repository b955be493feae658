using System.Diagnostics;
using WeChatPay.Sandbox;

// Starts the sandbox, and runs a program against it: its keys are files in a folder, which is the program's last argument.
await using var sandbox = await SandboxServer.StartAsync();
var folder = Directory.CreateTempSubdirectory("wechatpay-keys-").FullName;
try
{
    File.WriteAllText(Path.Combine(folder, "merchant.pem"), sandbox.MerchantPrivateKeyPem);
    File.WriteAllText(Path.Combine(folder, "platform.pem"), sandbox.PlatformPublicKeyPem);
    File.WriteAllLines(Path.Combine(folder, "settings.txt"), [sandbox.BaseUri.ToString(), sandbox.Mchid, sandbox.MerchantSerial, sandbox.PlatformKeyId]);

    var watch = Stopwatch.StartNew();
    using var program = Process.Start(args[0], [.. args[1..], folder]);
    await program.WaitForExitAsync();
    Console.WriteLine($"{Path.GetFileName(args[^1])}: exit code {program.ExitCode} after {watch.ElapsedMilliseconds} ms, {sandbox.Requests.Count} requests");
    return program.ExitCode;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
