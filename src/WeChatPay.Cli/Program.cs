using System.Text;
using WeChatPay.Cli;

// A Windows console may start with a code page that has neither Chinese characters nor ✓.
Console.OutputEncoding = Encoding.UTF8;
return await Tool.RunAsync(args);
