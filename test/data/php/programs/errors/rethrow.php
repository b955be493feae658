<?php

class Wrapped extends \RuntimeException
{
}

function call(callable $work)
{
    try {
        return $work();
    } catch (\InvalidArgumentException $e) {
        throw $e;
    } catch (\Exception $e) {
        throw new Wrapped('wrapped: ' . $e->getMessage(), 9, $e);
    }
}

foreach ([fn () => 'ok', fn () => throw new \InvalidArgumentException('direct'), fn () => throw new \DomainException('deep')] as $work) {
    try {
        echo call($work), "\n";
    } catch (Wrapped $e) {
        echo $e->getMessage(), ' ', $e->getCode(), ' ', $e->getPrevious()->getMessage(), "\n";
    } catch (\Exception $e) {
        echo $e->getMessage(), "\n";
    }
}
