using System.Text;
using WeChatPay.Cli;

// Chinese titles and ✓ are not in every code page that a Windows console starts with.
Console.OutputEncoding = Encoding.UTF8;
return await Tool.RunAsync(args);
