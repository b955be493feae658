namespace WeChatPay.Cli.Snippets;

/// <summary>Says how a file ended.</summary>
internal sealed class SnippetOutcomeScreen(SnippetJob job, TextWriter error)
{
    /// <summary>Reports the outcome.</summary>
    /// <param name="requests">The requests that a dry run has printed; null for a run that sends.</param>
    /// <returns>False when the file failed.</returns>
    public bool Show(SnippetOutcome outcome, int? requests) => requests is { } count ? ShowDry(outcome, count) : ShowSent(outcome);

    private bool ShowSent(SnippetOutcome outcome)
    {
        if (outcome.Failure is null)
            return true;
        error.WriteLine(Message.Format($"{job.Name}: failed: {Describe(outcome)}"));
        if (job.Sandbox is not null && SampleNotes.Find(outcome.Failure) is { } note)
            error.WriteLine(Message.Format($"{job.Name}: note: {note}"));
        return false;
    }

    // A dry run is for the requests. A failure after one is a note: the made-up response has no fields.
    private bool ShowDry(SnippetOutcome outcome, int requests)
    {
        if (requests == 0)
        {
            error.WriteLine(Message.Format($"{job.Name}: failed: {(outcome.Failure is null ? Message.Of("the file made no request.") : Describe(outcome))}"));
            return false;
        }
        if (outcome.Failure is not null)
        {
            var count = requests == 1 ? Message.Of("1 request") : Message.Format($"{requests} requests");
            error.WriteLine(Message.Format($"{job.Name}: note: failed after {count}, whose responses are made up: {Describe(outcome)}"));
        }
        return true;
    }

    private string Describe(SnippetOutcome outcome)
    {
        var failure = outcome.Failure!;
        var text = failure is OutOfMemoryException ? SnippetProcess.DescribeMemory(job.Megabytes) : $"{failure.GetType().Name}: {failure.Message}";
        if (outcome.Line is not { } line)
            return text;
        return job.Language == SnippetLanguage.CSharp
            ? Message.Format($"{text} (line {line})")
            : Message.Format($"{text} (line {line} of the C#: {job.Code.Split('\n').ElementAtOrDefault(line - 1)?.Trim()})");
    }
}
