using System.Diagnostics;
using System.Globalization;

namespace WeChatPay.Benchmarks;

/// <summary>Measures what a script waits for: from the start of the process to its first verified answer.</summary>
internal static class FirstCall
{
    public const string Mode = "first-call";

    /// <summary>The mode of the same order without the library, see <see cref="BareClient"/>.</summary>
    public const string BareMode = "bare-first-call";

    /// <summary>Starts this program again and asks it how long its first call took.</summary>
    /// <param name="mode">With the library or without it.</param>
    /// <param name="keys">Its keys: a call does not include the time to make them.</param>
    /// <returns>Milliseconds.</returns>
    public static async Task<double> MeasureAsync(string mode, KeyPair keys)
    {
        var program = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program.FileName) == "dotnet")
            program.ArgumentList.Add(typeof(FirstCall).Assembly.Location);
        program.ArgumentList.Add(mode);
        // One clock for all processes of a machine, and finer than a process's time of start.
        program.ArgumentList.Add(Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture));
        using var process = Process.Start(program)!;
        keys.WriteTo(process.StandardInput);
        await process.StandardInput.FlushAsync();
        var elapsed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return double.Parse(elapsed, CultureInfo.InvariantCulture);
    }

    /// <summary>Places one order and prints the milliseconds since <paramref name="start"/>; the keys come by the standard input.</summary>
    public static async Task PrintElapsedAsync(string start)
    {
        using var keys = KeyPair.Read(Console.In);
        using var order = new InsuranceOrder(keys);
        await order.PlaceAsync();
        await PrintSinceAsync(start);
    }

    /// <summary>Does the same without the library.</summary>
    /// <inheritdoc cref="PrintElapsedAsync"/>
    public static async Task PrintBareElapsedAsync(string start)
    {
        using var keys = KeyPair.Read(Console.In);
        using var client = new BareClient(keys);
        await client.PlaceAsync();
        await PrintSinceAsync(start);
    }

    private static Task PrintSinceAsync(string start)
    {
        var elapsed = Stopwatch.GetElapsedTime(long.Parse(start, CultureInfo.InvariantCulture)).TotalMilliseconds;
        return Console.Out.WriteLineAsync(elapsed.ToString(CultureInfo.InvariantCulture));
    }
}
