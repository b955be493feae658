using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using WeChatPay.Facts;
using WeChatPay.OpenApi;

namespace WeChatPay.Benchmarks;

/// <summary>What the typed chain costs a program: its size, its first use in a fresh process, and each use after that, as lines <c>name value</c>.</summary>
internal static class TypedStart
{
    public const string Mode = "typed";

    private const int Uses = 200_000;

    public static void Print(TextWriter output)
    {
        using var client = new WeChatPayClient(new() { Mchid = "1900000109", ApiV2Key = "192006250b4c09247ec02edce69f6a2d" });
        // The first use of the untyped chain is not measured.
        _ = client["v3/hire-power-bank/insurance-orders"].ToString();
        var start = Stopwatch.GetTimestamp();
        Use(client);
        Print(output, "typed_first_use_ms", Stopwatch.GetElapsedTime(start).TotalMilliseconds);

        start = Stopwatch.GetTimestamp();
        _ = OperationTable.Default.Find("POST", "v3/hire-power-bank/insurance-orders");
        Print(output, "table_first_use_ms", Stopwatch.GetElapsedTime(start).TotalMilliseconds);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Uses; i++)
            Use(client);
        Print(output, "typed_bytes_per_use", (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Uses);
        Print(output, "typed_assembly_mb", new FileInfo(typeof(TypedNode).Assembly.Location).Length / 1e6);
    }

    // Apart, so that nothing of the package is loaded before the clock runs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Use(WeChatPayClient client)
    {
        var node = client.v3.hirePowerBank.insuranceOrders;
        var options = new OpenApi.V3.HirePowerBank.InsuranceOrders.PostOptions { json = new() { out_order_no = "N1", openid = "o" } };
        return node.GetHashCode() ^ options.GetHashCode();
    }

    private static void Print(TextWriter output, string name, double value) =>
        output.WriteLine($"{name} {value.ToString("0.00", CultureInfo.InvariantCulture)}");
}
