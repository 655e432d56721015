repositories {
    mavenLocal()
}

dependencies {
    testImplementation("io.touchstone:touchstone:@version@")
    testRuntimeOnly("org.junit.platform:junit-platform-launcher:1.14.4")
}

tasks.test {
    useJUnitPlatform()
    // Otherwise a changed golden file would not make the tests run again.
    inputs.files("touchstone.json", fileTree("golden"), fileTree("contracts"))
}
