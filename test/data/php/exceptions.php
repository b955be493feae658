<?php

class PaymentException extends \RuntimeException
{
    private string $reason;

    public function __construct(string $message, string $reason, int $code = 0, ?\Throwable $previous = null)
    {
        parent::__construct($message, $code, $previous);
        $this->reason = $reason;
    }

    public function getReason(): string
    {
        return $this->reason;
    }
}

class LimitException extends \DomainException
{
}

class QuotaException extends LimitException
{
}

class SilentException extends \Exception
{
    public function describe(): string
    {
        return $this->getMessage() . '#' . $this->getCode();
    }
}

class Payments
{
    public function pay(int $fen): int
    {
        if ($fen < 0) {
            throw new \InvalidArgumentException("{$fen} is less than nothing", 22);
        }
        if ($fen > 500) {
            throw new QuotaException('too much for a day', 7);
        }
        if ($fen > 100) {
            throw new LimitException('too much');
        }
        try {
            return $this->send($fen);
        } catch (\OutOfBoundsException $e) {
            throw new PaymentException('not sent', 'NO_ROUTE', 1000 + $fen, $e);
        }
    }

    private function send(int $fen): int
    {
        if ($fen === 13) {
            throw new \OutOfBoundsException('no route', 404);
        }
        if ($fen === 14) {
            throw new \UnderflowException(message: 'nothing left', code: 5);
        }
        if ($fen === 15) {
            throw new \LogicException(previous: new \LengthException('too long', 3), message: 'wrong');
        }
        if ($fen === 17) {
            throw new SilentException('hush', 17);
        }
        if ($fen === 16) {
            throw new \Exception('', 9);
        }

        return $fen * 2;
    }
}

$payments = new Payments();
foreach ([1, -1, 101, 501, 13, 14, 15, 16, 17] as $fen) {
    try {
        echo $payments->pay($fen), "\n";
    } catch (PaymentException $e) {
        echo 'payment ', $e->getReason(), ' ', $e->getCode(), ' ', $e->getPrevious()->getMessage(), ' ', $e->getPrevious()->getCode(), "\n";
    } catch (\RuntimeException $e) {
        echo 'runtime ', $e->getMessage(), ' ', $e->getCode(), "\n";
    } catch (QuotaException $e) {
        echo 'quota ', $e->getMessage(), ' ', $e->getCode(), "\n";
    } catch (\DomainException | \InvalidArgumentException $e) {
        echo 'domain or argument ', $e->getMessage(), ' ', $e->getCode(), "\n";
    } catch (\LogicException $e) {
        echo 'logic ', $e->getMessage(), ' ', $e->getPrevious()->getMessage(), "\n";
    } catch (SilentException $e) {
        echo $e->describe(), "\n";
    } catch (\Exception $e) {
        echo 'other [', $e->getMessage(), '] ', $e->getCode(), ' ', $e->getPrevious() === null ? 'alone' : $e->getPrevious()->getCode(), "\n";
    }
}

function reasonOf(\Throwable $error): string
{
    return $error instanceof PaymentException ? $error->getReason() : 'none';
}

try {
    $payments->pay(13);
} catch (\Exception $error) {
    echo reasonOf($error), ' ', $error->getReason(), "\n";
}
