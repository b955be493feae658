using System.Diagnostics;
using System.Text;
using Newtonsoft.Json;
using WeChatPay.Cli.Commands;

namespace WeChatPay.Cli.Snippets;

/// <summary>Checks code in a process of its own, which stays for the next check: code that nests too deep ends the compiler, and its process with it.</summary>
/// <remarks>Thread-safe: one check runs at a time.</remarks>
internal sealed class CheckedCode : IAsyncDisposable
{
    // The first check makes the compiler ready, which takes seconds on a slow machine.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(45);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private Process? _worker;

    /// <summary>Finds what the compiler and the rules report, in the order of the source.</summary>
    /// <param name="code">The C#.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <exception cref="CodeCheckException">The compiler cannot take the code.</exception>
    public async Task<IReadOnlyList<CodeFinding>> FindAsync(string code, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            late.CancelAfter(Limit);
            var isDone = false;
            try
            {
                var worker = _worker ??= Start();
                await worker.StandardInput.WriteLineAsync(JsonConvert.SerializeObject(code).AsMemory(), late.Token);
                await worker.StandardInput.FlushAsync(late.Token);
                var answer = await worker.StandardOutput.ReadLineAsync(late.Token);
                isDone = answer is not null;
                return answer is null ? throw TooDeep() : JsonConvert.DeserializeObject<CodeFinding[]>(answer) ?? throw TooDeep();
            }
            // The process has ended while it was written to.
            catch (IOException)
            {
                throw TooDeep();
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new CodeCheckException(Message.Format($"The check took longer than {Limit.TotalSeconds:0} s and was ended. Give less code at a time."));
            }
            finally
            {
                // What it would still answer is of another check.
                if (!isDone)
                    End();
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Answers one line, in the process of the checks.</summary>
    /// <param name="line">The C# as a text of JSON.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    public static async Task<string> AnswerAsync(string line, CancellationToken cancellationToken)
    {
        try
        {
            var found = await CodeCheck.FindAsync("code.cs", JsonConvert.DeserializeObject<string>(line)!, cancellationToken);
            return JsonConvert.SerializeObject(found.Select(static one => new CodeFinding(one.Id, CodeCheck.Describe(one))));
        }
        // The compiler saw the end of the stack come.
        catch (InsufficientExecutionStackException)
        {
            return "null";
        }
    }

    public ValueTask DisposeAsync()
    {
        End();
        _gate.Dispose();
        return default;
    }

    private static Process Start()
    {
        var start = OwnProcess.CreateStart(CheckWorkerCommand.Name, LanguageOption.Name, ToolLanguages.NameOf(Message.Language));
        OwnProcess.Isolate(start);
        start.StandardInputEncoding = start.StandardOutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var worker = Process.Start(start)!;
        // Nobody reads it, and a full pipe would stop the process.
        worker.ErrorDataReceived += static (_, _) => { };
        worker.BeginErrorReadLine();
        return worker;
    }

    private static CodeCheckException TooDeep() =>
        new(Message.Of("The compiler cannot take this code: it nests too deep. Split it into statements or methods."));

    private void End()
    {
        if (Interlocked.Exchange(ref _worker, null) is not { } worker)
            return;
        try
        {
            worker.Kill(entireProcessTree: true);
        }
        // It has ended already.
        catch (InvalidOperationException)
        {
        }
        worker.Dispose();
    }
}

/// <summary>What the compiler or a rule reports.</summary>
/// <param name="Id">The code.</param>
/// <param name="Text">The line, in the format of compilers.</param>
internal sealed record CodeFinding(string Id, string Text);

/// <summary>Code cannot be checked. The message is for the user.</summary>
internal sealed class CodeCheckException(string message) : Exception(message);
