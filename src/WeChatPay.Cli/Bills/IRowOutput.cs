namespace WeChatPay.Cli.Bills;

/// <summary>Takes the rows of a bill, one after another, and keeps none.</summary>
internal interface IRowOutput : IAsyncDisposable
{
    ValueTask WriteAsync(BillRow row, CancellationToken cancellationToken);

    /// <summary>Ends the output, behind the last row.</summary>
    ValueTask FinishAsync(CancellationToken cancellationToken);
}
