// The first program of a user: build.cake compiles it against the packed packages alone, in an empty folder, and runs it.
using System.Reflection;

Console.WriteLine(Assembly.Load("WeChatPay.Chain").GetName());
