using System.Diagnostics;
using System.Globalization;

namespace WeChatPay.Benchmarks;

/// <summary>Measures what a script waits for: from the start of the process to its first verified answer.</summary>
internal static class FirstCall
{
    public const string Mode = "first-call";

    /// <summary>Starts this program again and asks it how long its first call took.</summary>
    /// <param name="keys">Its keys: a call does not include the time to make them.</param>
    /// <returns>Milliseconds.</returns>
    public static async Task<double> MeasureAsync(KeyPair keys)
    {
        var program = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program.FileName) == "dotnet")
            program.ArgumentList.Add(typeof(FirstCall).Assembly.Location);
        program.ArgumentList.Add(Mode);
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
        var elapsed = Stopwatch.GetElapsedTime(long.Parse(start, CultureInfo.InvariantCulture)).TotalMilliseconds;
        await Console.Out.WriteLineAsync(elapsed.ToString(CultureInfo.InvariantCulture));
    }
}
