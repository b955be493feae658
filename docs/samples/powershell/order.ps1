# An order and its query from PowerShell 7.
#   pwsh docs/samples/powershell/order.ps1 -Library pay/lib
# Library is a folder with WeChatPay.Chain.dll and the libraries that it uses. The .NET SDK makes one:
#   dotnet new classlib -o pay; dotnet add pay package WeChatPay.Chain; dotnet publish pay -o pay/lib
# `wechatpay sandbox` starts a server on this machine and prints its keys; put them into the variables below. With those of your merchant
# account it calls WeChat Pay.
param([Parameter(Mandatory)][string] $Library)

$ErrorActionPreference = 'Stop'
Add-Type -Path (Join-Path $Library 'WeChatPay.Chain.dll')

$client = [WeChatPay.Builder]::Factory(@{
    mchid      = $env:WECHATPAY_MCHID
    serial     = $env:WECHATPAY_SERIAL
    privateKey = $env:WECHATPAY_PRIVATE_KEY
    certs      = @{ $env:WECHATPAY_PLATFORM_KEY_ID = $env:WECHATPAY_PLATFORM_KEY }
    base_uri   = $env:WECHATPAY_BASE_URI
})

# A hashtable holds the options. Amounts are in fen.
$order = @{
    mchid        = $env:WECHATPAY_MCHID
    appid        = 'wxdace645e0bc2cXXX'
    out_trade_no = 'PowerShell-1'
    description  = '一壶茶'
    notify_url   = 'https://api.test.com'
    amount       = @{ total = 100 }
}
try {
    $placed = $client.chain('v3/pay/transactions/native').Post(@{ json = $order })
    ($placed.Text | ConvertFrom-Json).code_url

    $found = $client.chain('v3/pay/transactions/out-trade-no/{out_trade_no}').Get(@{
        out_trade_no = $order.out_trade_no
        query        = @{ mchid = $order.mchid }
    })
    ($found.Text | ConvertFrom-Json).trade_state

    $client.chain('v3/pay/transactions/id/{transaction_id}').Get(@{ transaction_id = 'none'; query = @{ mchid = $order.mchid } })
}
catch [System.Management.Automation.MethodInvocationException] {
    $refusal = $_.Exception.InnerException
    "$($refusal.StatusCode) $($refusal.Code)"
}
finally {
    $client.Dispose()
}
