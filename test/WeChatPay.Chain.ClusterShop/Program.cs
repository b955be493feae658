using Microsoft.Extensions.DependencyInjection.Extensions;
using WeChatPay.AspNetCore;
using WeChatPay.AspNetCore.Redis;
using WeChatPay.ClusterShop;

// The configuration: `Run`, the number of this start of a process; `Database`; `Redis` for the ledger in Redis, and without it the ledger in the shop's
// transaction; `Lease`; `WeChatPay`. It ends with its standard input: a test that is killed leaves no process behind.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
builder.Services.AddSingleton(TimeProvider.System).AddSingleton<Book>();
var merchant = builder.Services.AddWeChatPay(builder.Configuration.GetSection("WeChatPay"));
var redis = builder.Configuration["Redis"];
if (redis is null)
{
    merchant.UseLedger<BookLedger>();
}
else
{
    merchant.UseRedisLedger(redis, options => options.Lease = builder.Configuration.GetValue<TimeSpan>("Lease"));
    var inner = builder.Services.Last(static service => service.ServiceType == typeof(ICallbackLedger));
    builder.Services.Replace(ServiceDescriptor.Singleton<ICallbackLedger>(
        provider => new WitnessedLedger((ICallbackLedger)inner.ImplementationFactory!(provider), provider.GetRequiredService<Book>())));
}
var app = builder.Build();
app.MapWeChatPayCallbacks("/pay/notify", callbacks => callbacks.On("TRANSACTION.SUCCESS", async (callback, context) =>
{
    var book = context.Services.GetRequiredService<Book>();
    var number = (string)callback.Resource["out_trade_no"]!;
    await book.PauseAsync(number, "before");
    book.TakeEffect(number, context, isInTransaction: redis is null);
    await book.PauseAsync(number, "after");
}));
app.Lifetime.ApplicationStarted.Register(() => _ = Task.Run(async () =>
{
    while (await Console.In.ReadLineAsync() is not null)
    {
    }
    Environment.Exit(0);
}));
await app.RunAsync();
