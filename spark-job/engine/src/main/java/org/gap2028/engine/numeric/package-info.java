/**
 * Elementary functions over chunks of values, made of + - * / and fma alone, so that they give the
 * same bits on every machine and in every mode of the JVM.
 */
package org.gap2028.engine.numeric;
