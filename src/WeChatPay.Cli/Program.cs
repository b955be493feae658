using System.Text;
using WeChatPay.Cli;
using WeChatPay.Cli.Terminal;

// A Windows console may start with a code page that has neither Chinese characters nor ✓.
Console.OutputEncoding = Encoding.UTF8;
// A pipe may hold any bytes. The reader refuses bytes that are not UTF-8 instead of replacing them.
if (Console.IsInputRedirected)
    Console.SetIn(new StrictReader(Console.OpenStandardInput()));
return await Tool.RunAsync(args);
